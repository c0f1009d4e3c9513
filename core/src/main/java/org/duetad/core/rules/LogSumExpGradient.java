package org.duetad.core.rules;

import java.util.Arrays;
import org.duetad.core.Scalar;

/**
 * The gradient of {@code log Σ exp x_i}: softmax(x). Where all operands are -∞ it is 0, and an
 * infinite sum is divided as a maximum is.
 */
final class LogSumExpGradient implements PlainGradient {

  @Override
  public Scalar[] at(Scalar[] x, Scalar y) {
    if (y.isEqualTo(Double.NEGATIVE_INFINITY)) {
      return Reductions.filled(x.length, Scalar.of(0.0));
    }
    return y.isEqualTo(Double.POSITIVE_INFINITY) ? Reductions.ties(x, y) : Reductions.SOFTMAX.of(x);
  }

  @Override
  public boolean at(double[] x, double y, double[] slopes) {
    if (y == Double.POSITIVE_INFINITY) {
      return false;
    }
    if (y == Double.NEGATIVE_INFINITY) {
      Arrays.fill(slopes, 0.0);
    } else {
      Softmax.value(x, slopes);
    }
    return true;
  }
}
