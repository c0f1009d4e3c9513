package org.duetad.core.kernel.lanes;

import java.util.List;
import org.duetad.core.kernel.code.RuleFailure;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.rules.BinaryRule;
import org.jspecify.annotations.Nullable;

/**
 * {@code z = f(x, y)}.
 *
 * @param rule f
 * @param value f on lanes
 * @param x the left operand
 * @param y the right operand
 * @param row the row of the result
 * @param left the slope of x on lanes, or null if it is computed lane by lane
 * @param right the slope of y
 */
public record BinaryLanes(
    BinaryRule rule,
    RuleLanes.Binary value,
    LaneOperand x,
    LaneOperand y,
    int row,
    @Nullable SlopeCode left,
    @Nullable SlopeCode right)
    implements LaneOperation {

  @Override
  public void evaluate(Lanes lanes) {
    value.evaluate(lanes.rows[row], x.read(lanes, 0), y.read(lanes, 1), lanes.n);
  }

  @Override
  public List<LaneOperand> operands() {
    return List.of(x, y);
  }

  @Override
  public void pull(Lanes lanes) {
    double[] zBar = lanes.rowAdjoints[row];
    double[] a = x.read(lanes, 0);
    double[] b = y.read(lanes, 1);
    double[] z = lanes.rows[row];
    if (x.isActive()) {
      double[] slopes =
          left == null ? slopes(lanes, zBar, rule::leftSlopeAt) : left.at(lanes, a, b, z);
      x.addProducts(lanes, lanes.steeps.note(slopes, lanes.n), zBar);
    }
    if (y.isActive()) {
      double[] slopes =
          right == null ? slopes(lanes, zBar, rule::rightSlopeAt) : right.at(lanes, a, b, z);
      y.addProducts(lanes, lanes.steeps.note(slopes, lanes.n), zBar);
    }
  }

  @Override
  public void pullAll(Lanes lanes) {
    if ((left == null && x.isActive()) || (right == null && y.isActive())) {
      LaneOperation.super.pullAll(lanes);
      return;
    }
    double[] a = x.read(lanes, 0);
    double[] b = y.read(lanes, 1);
    if (left != null && x.isActive()) {
      x.addProducts(lanes, lanes.steeps.note(left.at(lanes, a, b, lanes.rows[row]), lanes.n), row);
    }
    if (right != null && y.isActive()) {
      y.addProducts(lanes, lanes.steeps.note(right.at(lanes, a, b, lanes.rows[row]), lanes.n), row);
    }
  }

  @Override
  public void keep(boolean[] rows) {
    x.keep(rows);
    y.keep(rows);
    rows[row] = true;
  }

  /** A slope on doubles. */
  public interface Slope {
    double at(double x, double y, double z);
  }

  /** An unused slope may be expensive, or not exist. */
  private double[] slopes(Lanes lanes, double[] zBar, Slope slope) {
    double[] a = x.read(lanes, 0);
    double[] b = y.read(lanes, 1);
    double[] z = lanes.rows[row];
    double[] slopes = lanes.scratch();
    try {
      for (int i = 0; i < lanes.n; i++) {
        slopes[i] = zBar[i] == 0 ? 0.0 : slope.at(a[i], b[i], z[i]);
      }
    } catch (RuntimeException e) {
      throw new RuleFailure(e);
    }
    return slopes;
  }
}
