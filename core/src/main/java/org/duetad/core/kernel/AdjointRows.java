package org.duetad.core.kernel;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Which rows have their adjoints in the same array: those that begin with a store share it with
 * others that have been pulled back by then. So a sweep needs less of the cache.
 */
final class AdjointRows {

  private static final int NONE = -1;

  private final int[] arrays;
  private final Deque<Integer> free = new ArrayDeque<>();
  private int count;

  /**
   * For the operations of a turn.
   *
   * @param operations the operations; the last one is pulled back first
   * @param isStored for each row whether the first to add to its adjoints stores
   */
  AdjointRows(List<LaneOperation> operations, boolean[] isStored) {
    arrays = new int[isStored.length];
    Arrays.fill(arrays, NONE);
    for (int k = operations.size() - 1; k >= 0; k--) {
      for (LaneOperand operand : operations.get(k).operands()) {
        int row = operand.row();
        if (operand.isActive() && row >= 0 && isStored[row] && arrays[row] == NONE) {
          arrays[row] = free.isEmpty() ? count++ : free.pop();
        }
      }
      release(operations.get(k));
    }
    for (int row = 0; row < arrays.length; row++) {
      arrays[row] = arrays[row] == NONE ? count++ : arrays[row];
    }
  }

  /** The adjoints of its results are not needed any more, once they were pulled back. */
  private void release(LaneOperation operation) {
    if (operation instanceof LoadLanes load) {
      release(load.row, load.canCollect() ? 1 : 0);
    } else if (operation.row() >= 0) {
      release(operation.row(), operation.results());
    }
  }

  private void release(int first, int results) {
    for (int row = first; row < first + results; row++) {
      if (arrays[row] != NONE) {
        free.push(arrays[row]);
      }
    }
  }

  /** An array for each row. */
  double[][] allocate(int lanes) {
    double[][] all = new double[count][lanes];
    double[][] rows = new double[arrays.length][];
    Arrays.setAll(rows, row -> all[arrays[row]]);
    return rows;
  }
}
