package org.duetad.core.special;

/**
 * Polygamma functions of order n ≥ 1 for positive arguments, as a Hurwitz zeta function (DLMF
 * 25.11.12) summed by Euler-Maclaurin (DLMF 25.11.5, 5.15.8).
 *
 * <p>{@code ψ⁽ⁿ⁾(x) = ± ((n-1)!/xⁿ) T}, {@code T = (n/x) Σₖ (x/(x+k))ⁿ⁺¹}: the sum is free of
 * overflow and all its terms are positive.
 */
final class PolygammaSeries {
  private static final double ASYMPTOTIC = 10;
  private static final int MAX_TERMS = Bernoulli.COUNT;
  private static final double NEGLIGIBLE = 0x1p-58;
  private static final double[] BERNOULLI = bernoulli();

  private PolygammaSeries() {}

  static double value(int n, double x) {
    double sign = n % 2 == 0 ? -1 : 1;
    if (x == Double.POSITIVE_INFINITY) {
      return sign * 0.0;
    }
    return sign * scaledBySize(n, x, scaledSum(n, x));
  }

  /** T of the class comment. */
  private static double scaledSum(int n, double x) {
    double s = n + 1.0;
    double sum = 0;
    double y = x;
    while (y < ASYMPTOTIC + n) {
      double term = power(x / y, s);
      sum += term;
      if (term < NEGLIGIBLE * sum) {
        return n / x * sum;
      }
      y++;
    }
    double ratio = power(x / y, n);
    return n / x * sum + ratio * (1 + n / y * eulerMaclaurin(n, y));
  }

  /** {@code ½ + Σ B₂ⱼ (n+2j-1)!/(n! (2j)!) y^(1-2j)}. */
  private static double eulerMaclaurin(int n, double y) {
    double weight = (n + 1.0) / (2 * y);
    double sum = 0;
    for (int j = 1; j <= MAX_TERMS; j++) {
      double term = weight * BERNOULLI[j - 1];
      sum += term;
      if (Math.abs(term) < NEGLIGIBLE) {
        break;
      }
      double m = 2.0 * j;
      weight *= ((n + m) / y) * ((n + m + 1) / y) / ((m + 1) * (m + 2));
    }
    return 0.5 + sum;
  }

  /** {@code ((n-1)!/xⁿ) t}, rescaled on the way so that only the result can overflow. */
  private static double scaledBySize(int n, double x, double t) {
    double product = t / x;
    long exponent = 0;
    for (int k = 1; k < n; k++) {
      product *= k / x;
      int e = Math.getExponent(product);
      if (Math.abs(e) > 400) {
        product = Math.scalb(product, -e);
        exponent += e;
      }
    }
    return Math.scalb(product, (int) Math.max(-5000, Math.min(5000, exponent)));
  }

  private static double power(double base, double exponent) {
    return exponent == 2 ? base * base : Math.pow(base, exponent);
  }

  private static double[] bernoulli() {
    double[] result = new double[MAX_TERMS];
    for (int j = 1; j <= MAX_TERMS; j++) {
      result[j - 1] = Bernoulli.value(j);
    }
    return result;
  }
}
