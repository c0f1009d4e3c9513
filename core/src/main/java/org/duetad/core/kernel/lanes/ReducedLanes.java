package org.duetad.core.kernel.lanes;

import java.util.List;
import org.duetad.core.kernel.code.RuleFailure;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.rules.Reduction;

/**
 * {@code y = f(x_1, ..., x_m)}, lane by lane.
 *
 * @param rule f
 * @param x the operands
 * @param row the row of the result
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record ReducedLanes(Reduction rule, LaneOperand[] x, int row) implements LaneOperation {

  @Override
  public void evaluate(Lanes lanes) {
    evaluate(rule, x, lanes, lanes.rows[row]);
  }

  static void evaluate(Reduction rule, LaneOperand[] x, Lanes lanes, double[] y) {
    double[][] operands = byLane(lanes, x);
    try {
      for (int i = 0; i < lanes.n; i++) {
        y[i] = rule.value(operands[i]);
      }
    } catch (RuntimeException e) {
      throw new RuleFailure(e);
    }
  }

  /** The operands of each lane. */
  static double[][] byLane(Lanes lanes, LaneOperand[] x) {
    double[][] operands = new double[lanes.n][x.length];
    for (int k = 0; k < x.length; k++) {
      double[] values = x[k].read(lanes, 0);
      for (int i = 0; i < lanes.n; i++) {
        operands[i][k] = values[i];
      }
    }
    return operands;
  }

  @Override
  public List<LaneOperand> operands() {
    return List.of(x);
  }

  @Override
  public void pull(Lanes lanes) {
    double[] y = lanes.rows[row];
    double[] yBar = lanes.rowAdjoints[row];
    double[][] slopes = byLane(lanes, x);
    try {
      for (int i = 0; i < lanes.n; i++) {
        if (yBar[i] != 0) {
          rule.gradientAt(slopes[i], y[i], slopes[i]);
        }
      }
    } catch (RuntimeException e) {
      throw new RuleFailure(e);
    }
    for (int k = 0; k < x.length; k++) {
      if (x[k].isActive()) {
        double[] column = lanes.scratch();
        for (int i = 0; i < lanes.n; i++) {
          column[i] = yBar[i] == 0 ? 0.0 : slopes[i][k];
        }
        x[k].addProducts(lanes, lanes.steeps.note(column, lanes.n), yBar);
      }
    }
  }

  @Override
  public void keep(boolean[] rows) {
    for (LaneOperand operand : x) {
      operand.keep(rows);
    }
    rows[row] = true;
  }
}
