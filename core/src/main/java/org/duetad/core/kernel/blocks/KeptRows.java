package org.duetad.core.kernel.blocks;

import java.util.ArrayList;
import java.util.List;
import org.duetad.core.kernel.lanes.LaneOperand;
import org.duetad.core.kernel.lanes.LaneOperation;

/**
 * Which rows of a turn are kept for the sweep, and which of those that it reads are computed again,
 * as that takes less time than to write and read the memory.
 */
final class KeptRows {

  /** With fewer lanes, an operation takes longer than the memory. */
  private static final int FEWEST_LANES = 64;

  private final boolean[] kept;
  private final List<LaneOperation> again = new ArrayList<>();

  /**
   * For the operations of a turn.
   *
   * @param operations the operations
   * @param rows how many rows there are
   * @param lanes how many lanes a block has
   * @param blocks how many blocks keep their rows; the rows of only one are in the cache
   */
  KeptRows(List<LaneOperation> operations, int rows, int lanes, int blocks) {
    kept = new boolean[rows];
    for (LaneOperation operation : operations) {
      operation.keep(kept);
    }
    if (lanes >= FEWEST_LANES && blocks > 1) {
      keepLoaded(operations);
      computeAgain(operations);
    }
  }

  /** Whether each row is kept. */
  boolean[] kept() {
    return kept;
  }

  /** What is done once more before a sweep. */
  List<LaneOperation> again() {
    return again;
  }

  /** A row that was loaded may replace several that are computed from it. */
  private void keepLoaded(List<LaneOperation> operations) {
    int[] uses = new int[kept.length];
    for (LaneOperation operation : operations) {
      if (isKept(operation.simple())) {
        for (LaneOperand operand : operation.operands()) {
          if (operand.row() >= 0) {
            uses[operand.row()]++;
          }
        }
      }
    }
    for (LaneOperation operation : operations) {
      if (operation instanceof LoadLanes load) {
        kept[load.row] |= uses[load.row] > 1;
      }
    }
  }

  private void computeAgain(List<LaneOperation> operations) {
    boolean[] known = kept.clone();
    for (LaneOperation operation : operations) {
      int row = operation.simple();
      if (isKept(row)
          && operation.operands().stream().allMatch(x -> x.row() < 0 || known[x.row()])) {
        again.add(operation);
        kept[row] = false;
      }
    }
  }

  private boolean isKept(int row) {
    return row >= 0 && kept[row];
  }
}
