package org.duetad.reverse;

/** A tape entry that propagates its own derivatives, where parents and slopes do not suffice. */
interface Operation {

  /** The number of non-constant operands. */
  long parents();

  /** What it holds beside its entries and the matrices on the tape. */
  long bytes();

  /**
   * Adds to the adjoints of the operands.
   *
   * @param first the entry of the first scalar result
   * @param adjoints of all entries
   */
  void pull(int first, Derivatives adjoints);

  /**
   * Adds to the adjoints of the operands, and to the tangents of these adjoints. The default is
   * correct for linear operations.
   *
   * @param first the entry of the first scalar result
   * @param derivatives of all entries
   */
  default void pull(int first, SecondOrderDerivatives derivatives) {
    pull(first, derivatives.adjoints());
    derivatives.eachAdjointTangent(tangents -> pull(first, tangents));
  }

  /**
   * Adds the doubts about adjoints that originate here, from zero slopes at infinite operands.
   *
   * @param first the entry of the first scalar result
   * @param adjoints of all entries, after a sweep
   * @param doubts about them
   */
  default void pullDoubts(int first, Derivatives adjoints, Derivatives doubts) {}

  /** The same for tangents. */
  default void pushDoubts(int first, Derivatives tangents, Derivatives doubts) {}

  /**
   * Adds the losses of the operands' adjoints.
   *
   * @param first the entry of the first scalar result
   * @param adjoints of all entries, after a sweep
   * @param losses of them
   */
  default void pullLosses(int first, Derivatives adjoints, Derivatives losses) {
    pull(first, losses);
  }

  /** The same for tangents. */
  default void pushLosses(int first, Derivatives tangents, Derivatives losses) {
    push(first, losses);
  }

  /**
   * Adds to the tangents of the results.
   *
   * @param first the entry of the first scalar result
   * @param tangents of all entries
   */
  void push(int first, Derivatives tangents);
}
