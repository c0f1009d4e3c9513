package org.duetad.core.kernel;

import java.util.List;

/**
 * {@code y = 1/(1 + e^-x)} together with its slope {@code e/(1 + e)²}, {@code e = exp(-|x|)}, as
 * they share the exponential; the laws compare both with those of the rule.
 *
 * @param x the operand, on which a derivative depends
 * @param row the row of the result
 * @param slopes the row of the slopes
 */
record SigmoidLanes(LaneOperand x, int row, int slopes) implements LaneOperation {

  @Override
  public void evaluate(Lanes lanes) {
    double[] a = x.read(lanes, 0);
    double[] e = lanes.scratch();
    for (int i = 0; i < lanes.n; i++) {
      e[i] = Math.exp(-Math.abs(a[i]));
    }
    finish(lanes.rows[row], lanes.rows[slopes], a, e, lanes.n);
  }

  private static void finish(double[] y, double[] slopes, double[] x, double[] e, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = (x[i] < 0 ? e[i] : 1) / (1 + e[i]);
      slopes[i] = e[i] / ((1 + e[i]) * (1 + e[i]));
    }
  }

  @Override
  public List<LaneOperand> operands() {
    return List.of(x);
  }

  @Override
  public void pull(Lanes lanes) {
    x.addProducts(lanes, lanes.rows[slopes], lanes.rowAdjoints[row]);
  }

  @Override
  public void keep(boolean[] rows) {
    rows[slopes] = true;
  }
}
