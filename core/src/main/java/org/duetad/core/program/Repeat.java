package org.duetad.core.program;

/**
 * Successive instructions of a program that do the same in each of several turns, on other slots.
 *
 * @param start the first instruction
 * @param length how many instructions a turn has
 * @param turns how many turns there are
 */
public record Repeat(int start, int length, int turns) {

  /** Of at least one instruction and one turn. */
  public Repeat {
    if (start < 0 || length < 1 || turns < 1) {
      throw new IllegalArgumentException(
          "repeat: " + turns + " turns of " + length + " instructions from " + start + " on");
    }
  }

  /**
   * Where it ends.
   *
   * @return the instruction after the last turn
   */
  public int end() {
    return start + length * turns;
  }
}
