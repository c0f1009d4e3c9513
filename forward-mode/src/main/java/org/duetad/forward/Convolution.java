package org.duetad.forward;

import org.duetad.core.Chain;

/**
 * Coefficients of products of series. Each is summed plainly; only if the sum is NaN is it
 * recomputed with products in which an exactly zero factor annihilates, unless the zero results
 * from overflow: a slope with respect to a series whose value is infinite, or a quotient by one.
 */
final class Convolution {

  private Convolution() {}

  /** {@code Σ a_j b_{k-j}} for j from {@code from} to k. */
  static double sum(double[] a, double[] b, int from, int k) {
    double sum = 0;
    for (int j = from; j <= k; j++) {
      sum += a[j] * b[k - j];
    }
    return Double.isNaN(sum) ? annihilating(a, b, from, k) : sum;
  }

  private static double annihilating(double[] a, double[] b, int from, int k) {
    double sum = 0;
    for (int j = from; j <= k; j++) {
      sum += Chain.times(a[j], b[k - j]);
    }
    return sum;
  }

  /**
   * The coefficient of order k of the series whose derivative is {@code s x'}: {@code 1/k Σ j x_j
   * s_{k-j}} for j from 1 to k.
   */
  static double integral(double[] s, double[] x, int k) {
    double sum = 0;
    for (int j = 1; j <= k; j++) {
      sum += j * x[j] * s[k - j];
    }
    return (Double.isNaN(sum) ? annihilatingIntegral(s, x, k) : sum) / k;
  }

  private static double annihilatingIntegral(double[] s, double[] x, int k) {
    boolean overflowed = Double.isInfinite(x[0]);
    double sum = 0;
    for (int j = 1; j <= k; j++) {
      sum += product(j * x[j], s[k - j], overflowed);
    }
    return sum;
  }

  /** A product in which, after an overflow, a zero of the second factor does not annihilate. */
  private static double product(double a, double b, boolean overflowed) {
    return overflowed ? (a == 0 ? 0.0 : a * b) : Chain.times(a, b);
  }

  /** {@code a/b}, and exactly 0 if a is, or 1/b. */
  static double quotient(double a, double b) {
    double quotient = a / b;
    if (Double.isNaN(quotient)) {
      return a == 0 ? 0.0 : Chain.times(a, 1 / b);
    }
    return quotient;
  }

  /**
   * The product of two series: the sums of {@link #sum} in the same order, all orders at a time, so
   * that no addition depends on the previous one.
   */
  static double[] product(double[] a, double[] b, int order) {
    double[] c = new double[order + 1];
    for (int j = 0; j <= order; j++) {
      double factor = a[j];
      for (int k = j; k <= order; k++) {
        c[k] += factor * b[k - j];
      }
    }
    c[0] = a[0] * b[0];
    for (int k = 1; k <= order; k++) {
      if (Double.isNaN(c[k])) {
        c[k] = annihilating(a, b, 0, k);
      }
    }
    return c;
  }

  /** The quotient of two series whose value is already known, computed likewise. */
  static double[] quotient(double value, double[] a, double[] b, int order) {
    double[] c = new double[order + 1];
    System.arraycopy(a, 0, c, 0, order + 1);
    c[0] = value;
    for (int j = 0; j <= order; j++) {
      if (j > 0) {
        double quotient = c[j] / b[0];
        c[j] = Double.isNaN(quotient) ? nextOfQuotient(a[j], b, c, j) : quotient;
      }
      double factor = c[j];
      for (int k = j + 1; k <= order; k++) {
        c[k] -= factor * b[k - j];
      }
    }
    return c;
  }

  /** {@code c_k = (a_k - Σ b_j c_{k-j})/b_0} for j from 1 to k. */
  static double nextOfQuotient(double a, double[] b, double[] c, int k) {
    return Double.isInfinite(b[0]) ? plainQuotient(a, b, c, k) : annihilatingQuotient(a, b, c, k);
  }

  private static double plainQuotient(double a, double[] b, double[] c, int k) {
    double rest = a;
    for (int j = 1; j <= k; j++) {
      rest -= product(b[j], c[k - j], true);
    }
    return rest / b[0];
  }

  private static double annihilatingQuotient(double a, double[] b, double[] c, int k) {
    return quotient(a - sum(b, c, 1, k), b[0]);
  }

  /** A series times a number. */
  static double[] scaled(double value, double[] a, double factor, int order) {
    double[] c = new double[order + 1];
    c[0] = value;
    for (int k = 1; k <= order; k++) {
      c[k] = Chain.times(a[k], factor);
    }
    return c;
  }
}
