package org.duetad.core.kernel.straight;

import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.lanes.RuleCalls;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.kernel.memory.Steeps;
import org.duetad.core.rules.Reduction;

/**
 * {@code y = f(x_1, ..., x_m)} of numbers in memory.
 *
 * @param rule f
 * @param x the places of the operands
 * @param active which of them depend on a variable
 * @param y the place of the result
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record GatheredReduction(Reduction rule, int[] x, boolean[] active, int y)
    implements LaneOperation {

  @Override
  public void evaluate(Lanes lanes) {
    lanes.values[y] = RuleCalls.value(rule, operands(lanes));
  }

  private double[] operands(Lanes lanes) {
    double[] operands = new double[x.length];
    for (int k = 0; k < x.length; k++) {
      operands[k] = lanes.values[x[k]];
    }
    return operands;
  }

  /** Otherwise nothing is pulled back: an unused slope may not exist. */
  static boolean anyActive(boolean[] active) {
    for (boolean one : active) {
      if (one) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void pull(Lanes lanes) {
    double yBar = lanes.take(y);
    if (!anyActive(active)) {
      return;
    }
    if (yBar == 0) {
      noteUnused(lanes);
      return;
    }
    double[] slopes = operands(lanes);
    RuleCalls.gradient(rule, slopes, lanes.values[y], slopes);
    for (int k = 0; k < x.length; k++) {
      if (active[k]) {
        lanes.adjoints[x[k]] += product(lanes.steeps, slopes[k], yBar);
      }
    }
  }

  /** Behind what may have underflowed, a zero may be no zero. */
  private void noteUnused(Lanes lanes) {
    if (lanes.steeps.isFlat()) {
      double[] slopes = operands(lanes);
      RuleCalls.unused(rule, slopes, lanes.values[y]);
      for (int k = 0; k < x.length; k++) {
        if (active[k] && slopes[k] != 0) {
          lanes.steeps.note(slopes[k]);
        }
      }
    }
  }

  /** A slope of zero is that of what was not selected. */
  private static double product(Steeps steeps, double slope, double yBar) {
    return slope == 0 ? slope * yBar : steeps.product(steeps.note(slope), yBar);
  }
}
