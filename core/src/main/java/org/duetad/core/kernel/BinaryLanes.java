package org.duetad.core.kernel;

import java.util.Set;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.jspecify.annotations.Nullable;

/**
 * {@code z = f(x, y)}. The slopes of arithmetic are written out; the laws compare them with its
 * rules.
 *
 * @param rule f
 * @param x the left operand
 * @param y the right operand
 * @param row the row of the result
 * @param left the slope of x on lanes, or null if it is computed lane by lane
 * @param right the slope of y
 */
record BinaryLanes(
    BinaryRule rule,
    LaneOperand x,
    LaneOperand y,
    int row,
    @Nullable SlopeCode left,
    @Nullable SlopeCode right)
    implements LaneOperation {

  /** The rules whose slopes are written out. */
  static final Set<BinaryRule> ARITHMETIC =
      Set.of(Arithmetic.ADD, Arithmetic.SUBTRACT, Arithmetic.MULTIPLY, Arithmetic.DIVIDE);

  @Override
  public void evaluate(Lanes lanes) {
    RuleLanes.evaluate(rule, x.read(lanes, 0), y.read(lanes, 1), lanes.rows[row], lanes.n);
  }

  @Override
  public void pull(Lanes lanes) {
    double[] zBar = lanes.rowAdjoints[row];
    if (rule.equals(Arithmetic.ADD) || rule.equals(Arithmetic.SUBTRACT)) {
      pullSum(lanes, zBar);
    } else if (rule.equals(Arithmetic.MULTIPLY)) {
      y.pullProducts(lanes, x, zBar, 1);
      x.pullProducts(lanes, y, zBar, 0);
    } else if (rule.equals(Arithmetic.DIVIDE)) {
      pullQuotient(lanes, zBar);
    } else {
      pullSlopes(lanes, zBar);
    }
  }

  private void pullSum(Lanes lanes, double[] zBar) {
    if (x.isActive()) {
      lanes.add(x.source(), zBar);
    }
    if (y.isActive() && rule.equals(Arithmetic.ADD)) {
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

  private void pullSlopes(Lanes lanes, double[] zBar) {
    double[] a = x.read(lanes, 0);
    double[] b = y.read(lanes, 1);
    double[] z = lanes.rows[row];
    if (x.isActive()) {
      double[] slopes =
          left == null ? slopes(lanes, zBar, rule::leftSlopeAt) : left.at(lanes, a, b, z);
      lanes.addProducts(x.source(), slopes, zBar);
    }
    if (y.isActive()) {
      double[] slopes =
          right == null ? slopes(lanes, zBar, rule::rightSlopeAt) : right.at(lanes, a, b, z);
      lanes.addProducts(y.source(), slopes, zBar);
    }
  }

  /** A slope on doubles. */
  private interface Slope {
    double at(double x, double y, double z);
  }

  /** An unused slope may be expensive, or not exist. */
  private double[] slopes(Lanes lanes, double[] zBar, Slope slope) {
    double[] a = x.read(lanes, 0);
    double[] b = y.read(lanes, 1);
    double[] z = lanes.rows[row];
    double[] slopes = lanes.scratch();
    for (int i = 0; i < lanes.n; i++) {
      slopes[i] = zBar[i] == 0 ? 0.0 : slope.at(a[i], b[i], z[i]);
    }
    return slopes;
  }
}
