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
   * Adds to the adjoints of the operands, and to the tangents of these adjoints. As it stands here
   * it is right for operations that are linear.
   *
   * @param first the entry of the first scalar result
   * @param derivatives of all entries
   */
  default void pull(int first, SecondOrderDerivatives derivatives) {
    pull(first, derivatives.adjoints());
    derivatives.eachAdjointTangent(tangents -> pull(first, tangents));
  }

  /**
   * Adds to the doubts about adjoints those that begin here: about a zero by an operand that is
   * infinite.
   *
   * @param first the entry of the first scalar result
   * @param adjoints of all entries, after a sweep
   * @param doubts about them
   */
  default void pullDoubts(int first, Derivatives adjoints, Derivatives doubts) {}

  /** The same for tangents. */
  default void pushDoubts(int first, Derivatives tangents, Derivatives doubts) {}

  /**
   * Adds to the tangents of the results.
   *
   * @param first the entry of the first scalar result
   * @param tangents of all entries
   */
  void push(int first, Derivatives tangents);
}
