package org.duetad.core.special;

/**
 * {@code Jₙ(x)/xⁿ}, even and entire, whose derivative is {@code -Jₙ₊₁(x)/xⁿ} (DLMF 10.6.6): the
 * derivatives of {@link Bessel}'s functions are products of these.
 */
public final class ScaledBessel {

  private static final double NEGLIGIBLE = 0x1p-58;

  private ScaledBessel() {}

  /**
   * Returns {@code Jₙ(x)/xⁿ}; its limit 1/(2ⁿ n!) at 0.
   *
   * @param n the order, at least 1
   * @param x any number
   */
  public static double value(int n, double x) {
    double a = Math.abs(x);
    if (a < 2 + n) {
      return series(n, 0.25 * x * x);
    }
    return Double.isInfinite(x) ? 0 : recurrence(n, a);
  }

  /** {@code 1/(2ⁿ n!) Σ (-x²/4)ᵏ n!/(k! (n + k)!)} (DLMF 10.2.2). */
  private static double series(int n, double quarter) {
    double term = 1;
    double sum = 1;
    for (int k = 1; Math.abs(term) > NEGLIGIBLE; k++) {
      term *= -quarter / ((double) k * (n + k));
      sum += term;
    }
    return atZero(n) * sum;
  }

  /** {@code 1/(2ⁿ n!)}, the limit of {@code Jₙ(x)/xⁿ} and {@code Iₙ(x)/xⁿ} at 0. */
  static double atZero(int n) {
    double limit = 1;
    for (int k = 1; k <= n; k++) {
      limit /= 2 * k;
    }
    return limit;
  }

  /** {@code Jₙ₊₁/xⁿ⁺¹ = (2n Jₙ/xⁿ - Jₙ₋₁/xⁿ⁻¹)/x²} (DLMF 10.6.1), stable for n below x. */
  private static double recurrence(int n, double x) {
    double below = Bessel.j0(x);
    double value = Bessel.j1(x) / x;
    for (int k = 1; k < n; k++) {
      double next = (2 * k * value - below) / x / x;
      below = value;
      value = next;
    }
    return value;
  }
}
