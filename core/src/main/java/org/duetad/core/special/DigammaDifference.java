package org.duetad.core.special;

/** The difference of two digamma functions, as it occurs in the slopes of {@link LogBeta}. */
public final class DigammaDifference {
  private DigammaDifference() {}

  /**
   * Returns {@code ψ(x + y) - ψ(x) = Σ y/((x+k)(x+k+y))} for x, y ≥ 0 (DLMF 5.7.6), relatively
   * accurate also where the two are almost equal; NaN if one of them is negative.
   *
   * <p>From x + k ≥ 10 on it is the difference of the asymptotic series (DLMF 5.11.2), with {@code
   * y} taken out of every term of it. Measured relative error: 7.5e-16 for normal arguments; up to
   * 4.3e-9 for a subnormal y.
   */
  public static double value(double x, double y) {
    if (x < 0 || y < 0) {
      return Double.NaN;
    }
    if (Double.isInfinite(x) != Double.isInfinite(y)) {
      return x < y ? y : 0 * y;
    }
    double sum = 0;
    double z = x;
    for (; z < Digamma.ASYMPTOTIC; z++) {
      sum += y / (z + y) / z;
    }
    return sum + asymptotic(z, y);
  }

  private static double asymptotic(double z, double y) {
    double w = z + y;
    double share = y / w;
    double u = 1 / z / z;
    double v = 1 / w / w;
    double factor = u * share * (1 + z / w);
    return Math.log1p(y / z) + (0.5 * share / z + factor * series(u, v));
  }

  /** {@code Σ B₂ₖ/(2k) (uᵏ - vᵏ)/(u - v)}. */
  private static double series(double u, double v) {
    double quotient = 1;
    double power = 1;
    double sum = 0;
    for (double coefficient : Digamma.SERIES) {
      sum += coefficient * quotient;
      power *= v;
      quotient = u * quotient + power;
    }
    return sum;
  }
}
