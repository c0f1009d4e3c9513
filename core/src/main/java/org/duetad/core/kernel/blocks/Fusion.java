package org.duetad.core.kernel.blocks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.kernel.lanes.ArithmeticLanes;
import org.duetad.core.kernel.lanes.LaneOperand;
import org.duetad.core.kernel.lanes.LaneOperation;

/**
 * Makes one operation of a product and the sum that alone reads it, or of a square and the
 * difference that does. Neither values nor adjoints change: nothing in between adds to the adjoints
 * of the factors.
 */
public final class Fusion {

  private final List<LaneOperation> operations;

  /** How many operands read each row. */
  private final int[] uses;

  private Fusion(List<LaneOperation> operations, boolean[] shared, int rows) {
    this.operations = new ArrayList<>(operations);
    uses = new int[rows];
    for (int row = 0; row < shared.length; row++) {
      uses[row] = shared[row] ? 1 : 0;
    }
    for (LaneOperation operation : operations) {
      for (LaneOperand operand : operation.operands()) {
        if (operand.row() >= 0) {
          uses[operand.row()]++;
        }
      }
    }
  }

  /**
   * The operations of a body, fewer of them.
   *
   * @param operations what one turn does
   * @param shared whether something else reads a row, for the first rows
   * @param rows how many rows there are
   */
  public static List<LaneOperation> of(List<LaneOperation> operations, boolean[] shared, int rows) {
    if (havePicks(operations)) {
      return operations; // It reads rows that its turn decides on.
    }
    Fusion fusion = new Fusion(operations, shared, rows);
    for (int k = 0; k < fusion.operations.size(); k++) {
      LaneOperation operation = fusion.operations.get(k);
      if ((operation instanceof ArithmeticLanes.Sum sum
              && (fusion.fuse(sum, sum.y(), sum.x(), k) || fusion.fuse(sum, sum.x(), sum.y(), k)))
          || (operation instanceof ArithmeticLanes.Difference difference
              && fusion.fuse(difference, k))) {
        k--;
      }
    }
    return fusion.operations;
  }

  private boolean fuse(ArithmeticLanes.Difference difference, int position) {
    int row = difference.y().row();
    int k = maker(row, position);
    if (k < 0
        || !(operations.get(k) instanceof ArithmeticLanes.Square square)
        || areRead(k + 1, position, square.x(), square.x())) {
      return false;
    }
    operations.set(
        position,
        new ArithmeticLanes.SquareDifference(difference.x(), square.x(), row, difference.row()));
    operations.remove(k);
    return true;
  }

  /** The operation before another whose result only that one reads, or -1. */
  private int maker(int row, int position) {
    if (row < 0 || uses[row] != 1) {
      return -1;
    }
    int k = position - 1;
    while (k >= 0 && operations.get(k).row() != row) {
      k--;
    }
    return k;
  }

  private boolean fuse(
      ArithmeticLanes.Sum sum, LaneOperand product, LaneOperand other, int position) {
    int k = maker(product.row(), position);
    if (k < 0
        || !(operations.get(k) instanceof ArithmeticLanes.Product p)
        || areRead(k + 1, position, p.x(), p.y())) {
      return false;
    }
    operations.set(
        position, new ArithmeticLanes.ProductSum(p.x(), p.y(), other, p.row(), sum.row()));
    operations.remove(k);
    return true;
  }

  /** Whether an operation between two reads a factor. */
  private boolean areRead(int from, int to, LaneOperand x, LaneOperand y) {
    for (LaneOperation operation : operations.subList(from, to)) {
      for (LaneOperand operand : operation.operands()) {
        if (operand.source().equals(x.source()) || operand.source().equals(y.source())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean havePicks(List<LaneOperation> operations) {
    for (LaneOperation operation : operations) {
      if (operation instanceof PickLanes) {
        return true;
      }
    }
    return false;
  }

  /**
   * Finds the first to add to the adjoints of each row, which need not be zero before.
   *
   * @param operations what one turn does; the last one is the first to add
   * @param cleared for each row whether its adjoints begin with zero; those found no longer do
   */
  static void findFirst(List<LaneOperation> operations, boolean[] cleared) {
    if (havePicks(operations)) {
      return;
    }
    boolean[] open = Arrays.copyOf(cleared, cleared.length);
    for (int k = operations.size() - 1; k >= 0; k--) {
      for (LaneOperand operand : operations.get(k).operands()) {
        if (operand.isActive() && operand.row() >= 0 && open[operand.row()]) {
          operand.beFirst();
          open[operand.row()] = false;
          cleared[operand.row()] = false;
        }
      }
    }
  }
}
