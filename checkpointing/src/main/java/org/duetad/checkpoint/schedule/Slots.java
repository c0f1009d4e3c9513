package org.duetad.checkpoint.schedule;

/**
 * The number of snapshots a schedule keeps at once, in slots numbered from 0 in each tier.
 *
 * @param memory slots in memory, the one of the initial state included
 * @param disk slots on disk
 */
public record Slots(int memory, int disk) {

  /**
   * Slots in both tiers.
   *
   * @throws IllegalArgumentException if a number is negative
   */
  public Slots {
    if (memory < 0 || disk < 0) {
      throw new IllegalArgumentException(
          "slots: " + memory + " in memory and " + disk + " on disk; pass 0 or more of each");
    }
  }

  /**
   * The slots of one tier.
   *
   * @param tier the tier
   * @return their number
   */
  public int in(Tier tier) {
    return tier == Tier.MEMORY ? memory : disk;
  }
}
