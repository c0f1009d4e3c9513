package org.duetad.checkpoint.schedule;

/**
 * The costs of a schedule's actions, in seconds.
 *
 * @param advance evaluating one step without recording it
 * @param tape evaluating and recording one step
 * @param reverse sweeping back over one step
 * @param memoryWrite storing a state in memory
 * @param memoryRead restoring a state from memory
 * @param diskWrite storing a state on disk
 * @param diskRead restoring a state from disk
 */
public record StepCosts(
    double advance,
    double tape,
    double reverse,
    double memoryWrite,
    double memoryRead,
    double diskWrite,
    double diskRead) {

  /**
   * Costs in seconds.
   *
   * @throws IllegalArgumentException if a cost is negative or not finite
   */
  public StepCosts {
    check("advance", advance);
    check("tape", tape);
    check("reverse", reverse);
    check("memoryWrite", memoryWrite);
    check("memoryRead", memoryRead);
    check("diskWrite", diskWrite);
    check("diskRead", diskRead);
  }

  /** The cost of storing a state. */
  double write(Tier tier) {
    return tier == Tier.MEMORY ? memoryWrite : diskWrite;
  }

  /** The cost of restoring a state. */
  double read(Tier tier) {
    return tier == Tier.MEMORY ? memoryRead : diskRead;
  }

  private static void check(String what, double seconds) {
    if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "step costs: " + what + " " + seconds + " s; pass a finite number, 0 or more");
    }
  }
}
