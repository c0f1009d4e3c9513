package org.duetad.core.kernel;

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
    for (int i = 0; i < lanes.n; i++) {
      e[i] = Math.exp(-Math.abs(x[i]));
    }
    SigmoidLanes.sigmoids(lanes.rows[sigmoids], x, e, lanes.n);
    values(lanes.rows[row()], x, e, lanes.n);
  }

  private static void values(double[] y, double[] x, double[] e, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.max(x[i], 0) + Math.log1p(e[i]);
    }
  }
}
