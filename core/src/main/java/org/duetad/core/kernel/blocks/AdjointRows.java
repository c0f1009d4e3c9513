package org.duetad.core.kernel.blocks;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.duetad.core.kernel.lanes.LaneOperand;
import org.duetad.core.kernel.lanes.LaneOperation;

/**
 * Which rows have their adjoints in the same array: those that begin with a store share it with
 * others that have been pulled back by then; at best with the result whose adjoint they begin with,
 * which is not copied then. So a sweep needs less of the cache.
 */
final class AdjointRows {

  private static final int NONE = -1;

  private final int[] arrays;
  private final Deque<Integer> free = new ArrayDeque<>();
  private int count;

  /** The results whose array is that of an operand. */
  private final BitSet passed = new BitSet();

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
      passOn(operations.get(k), isStored);
      for (LaneOperand operand : operations.get(k).operands()) {
        int row = operand.row();
        if (isOpen(operand, isStored)) {
          arrays[row] = free.isEmpty() ? count++ : free.pop();
        }
      }
      release(operations.get(k));
    }
    for (int row = 0; row < arrays.length; row++) {
      arrays[row] = arrays[row] == NONE ? count++ : arrays[row];
    }
  }

  /** The array of a result becomes that of the operand whose adjoint begins with its adjoint. */
  private void passOn(LaneOperation operation, boolean[] isStored) {
    LaneOperand first = operation.passedOn();
    int from = operation.row();
    if (first != null && from >= 0 && isOpen(first, isStored) && isSingle(first, operation)) {
      arrays[first.row()] = arrays[from] == NONE ? count++ : arrays[from];
      arrays[from] = arrays[first.row()];
      passed.set(from);
    }
  }

  /** Whether its adjoints have no array, and begin with a store. */
  private boolean isOpen(LaneOperand operand, boolean[] isStored) {
    int row = operand.row();
    return operand.isActive() && row >= 0 && isStored[row] && arrays[row] == NONE;
  }

  /** Whether no other operand is in the same row. */
  private static boolean isSingle(LaneOperand first, LaneOperation operation) {
    int count = 0;
    for (LaneOperand operand : operation.operands()) {
      count += operand.row() == first.row() ? 1 : 0;
    }
    return count == 1;
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
      if (arrays[row] != NONE && !passed.get(row)) {
        free.push(arrays[row]);
      }
    }
  }

  /** An array for each row. */
  double[][] allocate(int lanes) {
    double[][] all = new double[count][lanes];
    double[][] rows = new double[arrays.length][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = all[arrays[row]];
    }
    return rows;
  }
}
