package org.duetad.core.kernel.lanes;

import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.rules.Activations;
import org.duetad.core.special.Decay;
import org.duetad.core.special.HyperbolicTangent;

/**
 * {@code y = 1/(1 + e^-x)} together with its slope {@code e/(1 + e)²}, {@code e = exp(-|x|)}, as
 * they share the exponential; the laws compare both with those of the rule. So does {@code
 * tanh(x/2)}, which the slope of that slope has as a factor.
 */
public final class SigmoidLanes extends SlopedLanes {

  public static final double HUGE = 1e300;

  private static final int NONE = -1;

  /** The row of {@code tanh(x/2)}, or -1. */
  private int halves = NONE;

  SigmoidLanes(LaneOperand x, int row, int slopes) {
    super(Activations.SIGMOID, x, row, slopes);
  }

  /** Computes {@code tanh(x/2)}, too. */
  void putHalves(int to) {
    halves = to;
  }

  @Override
  public void evaluate(Lanes lanes) {
    double[] a = x().read(lanes, 0);
    double[] e = lanes.scratch();
    if (halves == NONE) {
      decays(e, a, lanes.temporary(0), lanes.n);
    } else {
      HyperbolicTangent.ofHalves(
          lanes.rows[halves], e, a, lanes.temporary(0), lanes.temporary(1), lanes.n);
    }
    sigmoids(lanes.rows[row()], a, e, lanes.n);
    slopes(lanes.rows[slopes()], e, lanes.n);
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

  /** The same numerator by the sign of x, which takes a fifth of the instructions. */
  public static double numerator(double x, double e) {
    long negative = Double.doubleToRawLongBits(x) >> (Long.SIZE - 1);
    long one = Double.doubleToRawLongBits(1);
    return Double.longBitsToDouble((negative & Double.doubleToRawLongBits(e)) | (~negative & one));
  }

  private static void slopes(double[] slopes, double[] e, int n) {
    for (int i = 0; i < n; i++) {
      slopes[i] = e[i] / ((1 + e[i]) * (1 + e[i]));
    }
  }
}
