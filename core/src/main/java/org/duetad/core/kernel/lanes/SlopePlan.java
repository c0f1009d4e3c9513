package org.duetad.core.kernel.lanes;

/**
 * What is done for a slope: which of its steps are computed, and which are results in rows of the
 * same turn.
 */
final class SlopePlan {

  private static final int COMPUTED = -1;
  private static final int UNUSED = -2;

  /** For each step the row that has its result, or whether it is computed. */
  private final int[] rows;

  /** Which slots are read. */
  private final boolean[] read;

  /**
   * For a number of steps, all of which are computed until something else is said.
   *
   * @param steps how many steps there are
   * @param slots how many slots there are
   * @param result the slot of the slope
   */
  SlopePlan(int steps, int slots, int result) {
    rows = new int[steps];
    read = new boolean[slots];
    read[result] = true;
  }

  /**
   * Decides on a step, the last one first: it fills a slot from others, or a row has the result.
   */
  void add(int step, int slot, int[] operands, int row) {
    rows[step] = !read[slot] ? UNUSED : row >= 0 ? row : COMPUTED;
    if (rows[step] == COMPUTED) {
      for (int operand : operands) {
        read[operand] = true;
      }
    }
  }

  /** Whether a step is computed. */
  boolean isComputed(int step) {
    return rows[step] == COMPUTED;
  }

  /** The row that has the result of a step, or a negative number. */
  int row(int step) {
    return rows[step];
  }

  /** Whether a slot is read. */
  boolean reads(int slot) {
    return read[slot];
  }

  /** Marks the rows that have results. */
  void keep(boolean[] kept) {
    for (int row : rows) {
      if (row >= 0) {
        kept[row] = true;
      }
    }
  }
}
