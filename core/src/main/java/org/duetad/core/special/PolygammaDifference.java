package org.duetad.core.special;

/**
 * The differences {@code ψ⁽ⁿ⁾(x + y) - ψ⁽ⁿ⁾(x)} of order n ≥ 1, which occur in the second and
 * higher derivatives of {@link LogBeta}; order 0 is {@link DigammaDifference}.
 */
public final class PolygammaDifference {

  private static final double ASYMPTOTIC = 10;

  /** A power of this degree may underflow where the quotient by it does not. */
  private static final int SMALL = 4;

  private PolygammaDifference() {}

  /**
   * Returns {@code ψ⁽ⁿ⁾(x + y) - ψ⁽ⁿ⁾(x)} for x, y ≥ 0, relatively accurate also where the two are
   * almost equal; NaN if one of them is negative.
   *
   * <p>With {@code d_m(z) = z⁻ᵐ - (z + y)⁻ᵐ}, of which y is a factor, it is {@code (-1)ⁿ n! (Σ
   * d_{n+1}(x + k) + d_n(z)/n + d_{n+1}(z)/2 + Σ B₂ⱼ (2j+n-1)!/(n! (2j)!) d_{2j+n}(z))} with z = x
   * + k ≥ 10 + n where the first sum ends (DLMF 5.15.8). Measured relative error: 2e-15.
   *
   * @param n the order, at least 1
   */
  public static double value(int n, double x, double y) {
    if (x < 0 || y < 0 || Double.isNaN(x + y)) {
      return Double.NaN;
    }
    if (Double.isInfinite(x)) {
      return 0;
    }
    double sum = 0;
    double z = x;
    for (; z < ASYMPTOTIC + n; z++) {
      sum += difference(n + 1, z, y);
    }
    double factorial = 1;
    for (int k = 2; k <= n; k++) {
      factorial *= k;
    }
    sum += asymptotic(n, z, y);
    return n % 2 == 0 ? factorial * sum : -factorial * sum;
  }

  private static double asymptotic(int n, double z, double y) {
    double sum = difference(n, z, y) / n + difference(n + 1, z, y) / 2;
    double weight = (n + 1.0) / 2;
    for (int j = 1; j <= Bernoulli.COUNT; j++) {
      int m = 2 * j;
      sum += weight * Bernoulli.value(j) * difference(m + n, z, y);
      weight *= (double) (n + m) * (n + m + 1) / ((m + 1.0) * (m + 2.0));
    }
    return sum;
  }

  /** {@code z⁻ᵐ - (z + y)⁻ᵐ = y/(z (z + y)) Σ zⁱ⁺¹⁻ᵐ (z + y)⁻ⁱ}. */
  private static double difference(int m, double z, double y) {
    double w = z + y;
    if (Double.isInfinite(w)) {
      return Math.pow(z, -m);
    }
    double ratio = z / w;
    double sum = 1;
    for (int i = 1; i < m; i++) {
      sum = sum * ratio + 1;
    }
    double quotient = y / w * sum;
    if (m > SMALL) {
      return quotient / Math.pow(z, m);
    }
    for (int i = 0; i < m; i++) {
      quotient /= z;
    }
    return quotient;
  }
}
