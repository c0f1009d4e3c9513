package org.duetad.core.kernel.lanes;

import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.special.UnitLogarithm;

/**
 * {@code y = log(1 + eˣ)}, with the sigmoid of x, its slope, as they share the exponential.
 *
 * @param main pulls back
 * @param sigmoids the row of sigmoids
 */
record SoftplusLanes(UnaryLanes main, int sigmoids) implements PairLanes {

  @Override
  public void evaluate(Lanes lanes) {
    double[] x = main.x().read(lanes, 0);
    double[] e = lanes.scratch();
    SigmoidLanes.decays(e, x, lanes.temporary(0), lanes.n);
    SigmoidLanes.sigmoids(lanes.rows[sigmoids], x, e, lanes.n);
    double[] y = lanes.rows[row()];
    double[] low = lanes.temporary(0);
    high(y, e, lanes.n);
    low(low, e, y, lanes.n);
    log1p(y, low, lanes.n);
    addPositive(y, x, lanes.n);
  }

  private static void high(double[] high, double[] e, int n) {
    for (int i = 0; i < n; i++) {
      high[i] = UnitLogarithm.high(e[i]);
    }
  }

  private static void low(double[] low, double[] e, double[] high, int n) {
    for (int i = 0; i < n; i++) {
      low[i] = UnitLogarithm.low(e[i], high[i]);
    }
  }

  private static void log1p(double[] y, double[] low, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = UnitLogarithm.ofParts(y[i], low[i]);
    }
  }

  private static void addPositive(double[] y, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.max(x[i], 0) + y[i];
    }
  }
}
