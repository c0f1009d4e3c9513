package org.duetad.core.special;

/**
 * {@code (cos x - sin(x)/x)/x}, the slope of {@code sin(x)/x}: for numbers below 2 {@code -x s₁(x)}
 * by the series of {@link SphericalBessel}, of as many terms as matter. For many numbers at once
 * all terms are added that may: what is below 2⁻⁵⁸ changes no sum, which is 0.65 or more.
 */
public final class SincSlope implements ManyOperator {

  private static final double SMALL = 2;

  /** How many terms a pass over the numbers adds. */
  private static final int PASS = 3;

  @Override
  public double applyAsDouble(double x) {
    if (Math.abs(x) < SMALL) {
      return -x * SphericalBessel.first(x * x);
    }
    return Double.isInfinite(x) ? 0 : (Math.cos(x) - Math.sin(x) / x) / x;
  }

  @Override
  public void apply(double[] y, double[] x, int n) {
    if (!areSmall(x, n)) {
      for (int i = 0; i < n; i++) {
        y[i] = applyAsDouble(x[i]);
      }
      return;
    }
    double[] terms = new double[n];
    for (int i = 0; i < n; i++) {
      terms[i] = 1;
      y[i] = 1;
    }
    for (int k = 1; k <= SphericalBessel.TERMS; k += PASS) {
      add(
          y,
          terms,
          x,
          SphericalBessel.ratio(k),
          SphericalBessel.ratio(k + 1),
          SphericalBessel.ratio(k + 2),
          n);
    }
    for (int i = 0; i < n; i++) {
      y[i] = -x[i] * (y[i] / 3);
    }
  }

  private static boolean areSmall(double[] x, int n) {
    for (int i = 0; i < n; i++) {
      if (!(Math.abs(x[i]) < SMALL)) {
        return false;
      }
    }
    return true;
  }

  private static void add(
      double[] sums, double[] terms, double[] x, double r, double s, double t, int n) {
    for (int i = 0; i < n; i++) {
      double square = x[i] * x[i];
      double first = terms[i] * (square * r);
      double second = first * (square * s);
      double third = second * (square * t);
      sums[i] = sums[i] + first + second + third;
      terms[i] = third;
    }
  }
}
