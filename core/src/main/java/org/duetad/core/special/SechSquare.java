package org.duetad.core.special;

/**
 * {@code 1/cosh² x}, the slope of the hyperbolic tangent, as {@link Exponential#sechSquare}. For
 * many numbers at once the exponentials come first, then all else in a loop that the JIT
 * vectorises.
 */
public final class SechSquare implements ManyOperator {

  @Override
  public double applyAsDouble(double x) {
    return Exponential.sechSquare(x);
  }

  @Override
  public void apply(double[] y, double[] x, int n) {
    boolean isOrdinary = true;
    for (int i = 0; i < n; i++) {
      double e = Math.exp(-2 * Math.abs(x[i]));
      isOrdinary &= !(e < Exponential.MIN_SCALED);
      y[i] = e;
    }
    if (isOrdinary) {
      for (int i = 0; i < n; i++) {
        y[i] = 4 * y[i] / ((1 + y[i]) * (1 + y[i]));
      }
    } else {
      for (int i = 0; i < n; i++) {
        y[i] = Exponential.sechSquare(x[i]);
      }
    }
  }
}
