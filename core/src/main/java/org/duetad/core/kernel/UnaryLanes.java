package org.duetad.core.kernel;

import java.util.function.DoubleUnaryOperator;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.UnaryRule;

/**
 * {@code y = f(x)}.
 *
 * @param rule f
 * @param x the operand
 * @param row the row of the result
 */
record UnaryLanes(UnaryRule rule, LaneOperand x, int row) implements LaneOperation {

  @Override
  public void evaluate(Lanes lanes) {
    double[] a = x.read(lanes, 0);
    double[] y = lanes.rows[row];
    if (rule == Arithmetic.NEGATE) {
      for (int i = 0; i < lanes.n; i++) {
        y[i] = -a[i];
      }
    } else if (rule == Arithmetic.SQUARE) {
      LaneMath.multiply(y, a, a, lanes.n);
    } else {
      DoubleUnaryOperator f = rule.value();
      for (int i = 0; i < lanes.n; i++) {
        y[i] = f.applyAsDouble(a[i]);
      }
    }
  }

  @Override
  public void pull(Lanes lanes) {
    if (!x.isActive()) {
      return;
    }
    double[] yBar = lanes.rowAdjoints[row];
    if (rule == Arithmetic.NEGATE) {
      lanes.subtract(x.source(), yBar);
      return;
    }
    double[] a = x.read(lanes, 0);
    double[] slopes = lanes.scratch();
    if (rule == Arithmetic.SQUARE) {
      LaneMath.multiply(slopes, 2, a, lanes.n);
    } else {
      fill(slopes, a, lanes.rows[row], yBar, lanes.n);
    }
    lanes.addProducts(x.source(), slopes, yBar);
  }

  /** An unused slope may be expensive, or not exist. */
  private void fill(double[] slopes, double[] x, double[] y, double[] yBar, int n) {
    for (int i = 0; i < n; i++) {
      slopes[i] = yBar[i] == 0 ? 0.0 : rule.slopeAt(x[i], y[i]);
    }
  }
}
