package org.duetad.core.kernel.lanes;

import java.util.List;
import org.duetad.core.kernel.memory.Lanes;

/**
 * {@code y = c > 0 ? a : b}, and NaN where c is.
 *
 * @param c the condition, which has no derivative
 * @param a the result if it is positive
 * @param b the result otherwise
 * @param row the row of the result
 */
record SelectLanes(LaneOperand c, LaneOperand a, LaneOperand b, int row) implements LaneOperation {

  SelectLanes {
    c = c.passive();
  }

  @Override
  public void evaluate(Lanes lanes) {
    double[] y = lanes.rows[row];
    double[] condition = lanes.scratch();
    System.arraycopy(c.read(lanes, 0), 0, condition, 0, lanes.n);
    select(y, condition, a.read(lanes, 0), b.read(lanes, 1), lanes.n);
  }

  static void select(double[] y, double[] c, double[] a, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Double.isNaN(c[i]) ? c[i] : c[i] > 0 ? a[i] : b[i];
    }
  }

  @Override
  public List<LaneOperand> operands() {
    return List.of(c, a, b);
  }

  @Override
  public void pull(Lanes lanes) {
    if (a.isActive()) {
      add(lanes, a, true);
    }
    if (b.isActive()) {
      add(lanes, b, false);
    }
  }

  @Override
  public void keep(boolean[] rows) {
    c.keep(rows);
  }

  private void add(Lanes lanes, LaneOperand operand, boolean ifPositive) {
    double[] condition = c.read(lanes, 0);
    double[] yBar = lanes.rowAdjoints[row];
    double[] terms = lanes.scratch();
    for (int i = 0; i < lanes.n; i++) {
      terms[i] = condition[i] > 0 == ifPositive ? yBar[i] : 0.0;
    }
    operand.add(lanes, terms);
  }
}
