package org.duetad.core.kernel;

/** An operation on all lanes of a block. */
interface LaneOperation {

  /**
   * Fills the rows of the results.
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
}
