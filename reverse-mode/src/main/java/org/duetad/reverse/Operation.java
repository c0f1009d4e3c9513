package org.duetad.reverse;

/** An entry of a tape that sweeps its derivatives itself, where parents and slopes do not do. */
interface Operation {

  /** How many operands are not constant. */
  long parents();

  /**
   * Adds to the adjoints of the operands.
   *
   * @param first the entry of the first scalar result
   * @param adjoints of all entries
   */
  void pull(int first, Derivatives adjoints);

  /**
   * Adds to the tangents of the results.
   *
   * @param first the entry of the first scalar result
   * @param tangents of all entries
   */
  void push(int first, Derivatives tangents);
}
