package org.duetad.core.kernel.lanes;

import java.util.List;
import org.duetad.core.kernel.code.RuleFailure;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.rules.UnaryRule;
import org.jspecify.annotations.Nullable;

/**
 * {@code y = f(x)}.
 *
 * @param rule f
 * @param value f on lanes
 * @param x the operand
 * @param row the row of the result
 * @param slope the slope on lanes, or null if it is computed lane by lane
 */
record UnaryLanes(
    UnaryRule rule, RuleLanes.Unary value, LaneOperand x, int row, @Nullable UnarySlope slope)
    implements LaneOperation {

  @Override
  public void evaluate(Lanes lanes) {
    value.evaluate(lanes.rows[row], x.read(lanes, 0), lanes.n);
  }

  @Override
  public List<LaneOperand> operands() {
    return List.of(x);
  }

  @Override
  public void pull(Lanes lanes) {
    if (x.isActive()) {
      double[] yBar = lanes.rowAdjoints[row];
      x.addProducts(lanes, lanes.steeps.note(slopes(lanes, yBar), lanes.n), yBar);
    }
  }

  @Override
  public void keep(boolean[] rows) {
    if (!x.isActive()) {
      return;
    }
    if (slope != null) {
      slope.keep(rows);
    }
    if (slope == null || slope.reads(0)) {
      x.keep(rows);
    }
    rows[row] |= slope == null || slope.reads(1);
  }

  @Override
  public void pullAll(Lanes lanes) {
    if (slope == null) {
      LaneOperation.super.pullAll(lanes);
    } else if (x.isActive()) {
      double[] slopes = slope.at(lanes, x.read(lanes, 0), lanes.rows[row]);
      x.addProducts(lanes, lanes.steeps.note(slopes, lanes.n), row);
    }
  }

  private double[] slopes(Lanes lanes, double[] yBar) {
    double[] a = x.read(lanes, 0);
    double[] y = lanes.rows[row];
    if (slope != null) {
      return slope.at(lanes, a, y);
    }
    double[] slopes = lanes.scratch();
    try {
      for (int i = 0; i < lanes.n; i++) {
        // An unused slope may be expensive, or not exist.
        slopes[i] = yBar[i] == 0 ? 0.0 : rule.slopeAt(a[i], y[i]);
      }
    } catch (RuntimeException e) {
      throw new RuleFailure(e);
    }
    return slopes;
  }
}
