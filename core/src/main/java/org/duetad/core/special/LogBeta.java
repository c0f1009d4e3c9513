package org.duetad.core.special;

import org.apache.commons.numbers.core.DD;

/** The logarithm of the beta function. */
public final class LogBeta {
  /** Below this size a value may have lost digits and is computed again. */
  private static final double CANCELLED = 0.25;

  private LogBeta() {}

  /**
   * Returns {@code log B(a, b) = log Γ(a) + log Γ(b) - log Γ(a + b)} for a, b ≥ 0; +∞ if one of
   * them is 0, NaN if one is negative.
   *
   * <p>{@code B = 1} on a curve through (1, 1); close to it the sum cancels and is evaluated in
   * double-double arithmetic.
   *
   * <p>Measured relative error: 6e-15, except for pairs of doubles so close to that curve that the
   * value is below 1e-18: there it is 4.1e-13, which is an absolute error of 2.4e-32 (Commons
   * Numbers alone has no digit there).
   */
  public static double value(double a, double b) {
    double smaller = Math.min(a, b);
    double larger = Math.max(a, b);
    if (smaller == 0 && larger < Double.POSITIVE_INFINITY) {
      return Double.POSITIVE_INFINITY;
    }
    if (smaller > 0 && larger == Double.POSITIVE_INFINITY) {
      return Double.NEGATIVE_INFINITY;
    }
    double value = org.apache.commons.numbers.gamma.LogBeta.value(a, b);
    return Math.abs(value) < CANCELLED ? precise(larger, smaller) : value;
  }

  /** {@code log Γ(a)/Γ(a+b) - log Γ(1)/Γ(1+b) - log b}, for a ≥ b. */
  private static double precise(double a, double b) {
    DD ratio = DdGamma.logGammaRatio(a, b).subtract(DdGamma.logGammaRatio(1, b));
    return ratio.subtract(DdMath.log(DD.of(b))).doubleValue();
  }
}
