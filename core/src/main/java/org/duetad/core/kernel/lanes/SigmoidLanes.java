package org.duetad.core.kernel.lanes;

import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.special.Decay;

/**
 * {@code y = 1/(1 + e^-x)} together with its slope {@code e/(1 + e)²}, {@code e = exp(-|x|)}, as
 * they share the exponential; the laws compare both with those of the rule.
 *
 * @param x the operand, on which a derivative depends
 * @param row the row of the result
 * @param slopes the row of the slopes
 */
public record SigmoidLanes(LaneOperand x, int row, int slopes) implements SlopedLanes {

  public static final double HUGE = 1e300;

  @Override
  public void evaluate(Lanes lanes) {
    double[] a = x.read(lanes, 0);
    double[] e = lanes.scratch();
    decays(e, a, lanes.temporary(0), lanes.n);
    sigmoids(lanes.rows[row], a, e, lanes.n);
    slopes(lanes.rows[slopes], e, lanes.n);
  }

  /** {@code e = exp(-|x|)}. */
  static void decays(double[] e, double[] x, double[] scratch, int n) {
    for (int i = 0; i < n; i++) {
      e[i] = -Math.abs(x[i]);
    }
    Decay.exp(e, scratch, n);
  }

  /**
   * The sigmoids of x, with {@code e = exp(-|x|)}: the numerator is e for negative x, else 1. It is
   * written without a branch, which would be mispredicted half the time; where the product with x
   * is below 1, e is 1.
   */
  static void sigmoids(double[] y, double[] x, double[] e, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.max(e[i], Math.min(1, Math.max(0, x[i] * HUGE))) / (1 + e[i]);
    }
  }

  private static void slopes(double[] slopes, double[] e, int n) {
    for (int i = 0; i < n; i++) {
      slopes[i] = e[i] / ((1 + e[i]) * (1 + e[i]));
    }
  }
}
