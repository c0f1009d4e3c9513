package org.duetad.core.kernel;

import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;

/**
 * {@code z = f(x, y)}. Arithmetic is written out; the laws compare it with its rules.
 *
 * @param rule f
 * @param x the left operand
 * @param y the right operand
 * @param row the row of the result
 */
record BinaryLanes(BinaryRule rule, LaneOperand x, LaneOperand y, int row)
    implements LaneOperation {

  @Override
  public void evaluate(Lanes lanes) {
    double[] a = x.read(lanes, 0);
    double[] b = y.read(lanes, 1);
    double[] z = lanes.rows[row];
    if (rule == Arithmetic.ADD) {
      LaneMath.add(z, a, b, lanes.n);
    } else if (rule == Arithmetic.SUBTRACT) {
      LaneMath.subtract(z, a, b, lanes.n);
    } else if (rule == Arithmetic.MULTIPLY) {
      LaneMath.multiply(z, a, b, lanes.n);
    } else if (rule == Arithmetic.DIVIDE) {
      LaneMath.divide(z, a, b, lanes.n);
    } else {
      for (int i = 0; i < lanes.n; i++) {
        z[i] = rule.value().applyAsDouble(a[i], b[i]);
      }
    }
  }

  @Override
  public void pull(Lanes lanes) {
    double[] zBar = lanes.rowAdjoints[row];
    if (rule == Arithmetic.ADD || rule == Arithmetic.SUBTRACT) {
      pullSum(lanes, zBar);
    } else if (rule == Arithmetic.MULTIPLY) {
      y.pullProducts(lanes, x, zBar, 1);
      x.pullProducts(lanes, y, zBar, 0);
    } else if (rule == Arithmetic.DIVIDE) {
      pullQuotient(lanes, zBar);
    } else {
      pullSlopes(lanes, zBar);
    }
  }

  private void pullSum(Lanes lanes, double[] zBar) {
    if (x.isActive()) {
      lanes.add(x.source(), zBar);
    }
    if (y.isActive() && rule == Arithmetic.ADD) {
      lanes.add(y.source(), zBar);
    } else if (y.isActive()) {
      lanes.subtract(y.source(), zBar);
    }
  }

  private void pullQuotient(Lanes lanes, double[] zBar) {
    double[] b = y.read(lanes, 1);
    double[] z = lanes.rows[row];
    double[] slopes = lanes.scratch();
    if (x.isActive()) {
      for (int i = 0; i < lanes.n; i++) {
        slopes[i] = 1 / b[i];
      }
      lanes.addProducts(x.source(), slopes, zBar);
    }
    if (y.isActive()) {
      for (int i = 0; i < lanes.n; i++) {
        slopes[i] = -(z[i] / b[i]);
      }
      lanes.addProducts(y.source(), slopes, zBar);
    }
  }

  /** An unused slope may be expensive, or not exist. */
  private void pullSlopes(Lanes lanes, double[] zBar) {
    double[] a = x.read(lanes, 0);
    double[] b = y.read(lanes, 1);
    double[] z = lanes.rows[row];
    double[] slopes = lanes.scratch();
    if (x.isActive()) {
      for (int i = 0; i < lanes.n; i++) {
        slopes[i] = zBar[i] == 0 ? 0.0 : rule.leftSlopeAt(a[i], b[i], z[i]);
      }
      lanes.addProducts(x.source(), slopes, zBar);
    }
    if (y.isActive()) {
      for (int i = 0; i < lanes.n; i++) {
        slopes[i] = zBar[i] == 0 ? 0.0 : rule.rightSlopeAt(a[i], b[i], z[i]);
      }
      lanes.addProducts(y.source(), slopes, zBar);
    }
  }
}
