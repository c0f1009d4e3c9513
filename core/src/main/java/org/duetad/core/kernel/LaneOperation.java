package org.duetad.core.kernel;

/** An operation on all lanes of a block, or one that is done once, on numbers in memory. */
interface LaneOperation {

  /**
   * Computes the results.
   *
   * @param lanes the block
   */
  void evaluate(Lanes lanes);

  /**
   * Adds to the adjoints of the operands.
   *
   * @param lanes the block, with the adjoints of the results
   */
  void pull(Lanes lanes);

  /**
   * Marks the rows whose numbers {@link #pull} reads. The others are not kept.
   *
   * @param rows a mark for each row of the turn
   */
  default void keep(boolean[] rows) {
    // None, as for sums.
  }
}
