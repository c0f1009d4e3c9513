package org.duetad.core.kernel.lanes;

import java.util.List;
import org.duetad.core.kernel.memory.Lanes;
import org.jspecify.annotations.Nullable;

/** An operation on all lanes of a block, or one that is done once, on numbers in memory. */
public interface LaneOperation {

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
   * The same for each seed of the sweep: what does not depend on the seed is computed once.
   *
   * @param lanes the block
   */
  default void pullAll(Lanes lanes) {
    for (int seed : lanes.seeds()) {
      lanes.select(seed);
      pull(lanes);
    }
  }

  /**
   * The operands, in the order in which {@link #pull} adds to the adjoints of those that are
   * active: all those that may be in rows.
   *
   * @return none if all is in memory
   */
  default List<LaneOperand> operands() {
    return List.of();
  }

  /**
   * The first operand, if {@link #pull} adds the adjoint of the result to its adjoint as it is.
   *
   * @return null if the adjoint is multiplied
   */
  default @Nullable LaneOperand passedOn() {
    return null;
  }

  /**
   * The row of the first result.
   *
   * @return -1 if there is none in a row
   */
  default int row() {
    return -1;
  }

  /**
   * How many results there are, in rows that follow each other.
   *
   * @return 1 for most operations
   */
  default int results() {
    return 1;
  }

  /**
   * Marks the rows whose numbers {@link #pull} reads. The others are not kept.
   *
   * @param rows a mark for each row of the turn
   */
  default void keep(boolean[] rows) {
    // None, as for sums.
  }

  /** The row of the only result if it takes about as long to compute it as to copy it, else -1. */
  default int simple() {
    return -1;
  }

  /** How many sums over lanes {@link #pull} adds to at once, at most. */
  default int sums() {
    return 0;
  }
}
