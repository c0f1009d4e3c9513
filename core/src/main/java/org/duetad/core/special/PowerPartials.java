package org.duetad.core.special;

import org.apache.commons.numbers.core.DD;

/**
 * The partial derivatives of {@code xʸ}, k times by x and n times by y, divided by k!: {@code
 * x^(y-k) Q} with {@code Q = Σ C(n, j) (log x)ⁿ⁻ʲ dʲ/dyʲ y (y-1)···(y-k+1)/k!}.
 */
public final class PowerPartials {

  private PowerPartials() {}

  /**
   * Returns {@code ∂ᵏ⁺ⁿ xʸ/∂xᵏ ∂yⁿ/k!}, a product that overflows or underflows only where it must.
   *
   * <p>At {@code x = 0} the limit from the right, but 0 for the logarithm at {@code y = k = 0, n =
   * 1}. NaN for negative x, unless n is 0 and y an integer.
   */
  public static double value(int k, int n, double x, double y) {
    if (Double.isNaN(x) || Double.isNaN(y) || (x < 0 && (n > 0 || Math.rint(y) != y))) {
      return Double.NaN;
    }
    double[] falling = falling(k, n, y);
    if (x == 0 && n > 0) {
      return atZero(k, n, x, y, falling);
    }
    double factor = n == 0 ? falling[0] : factor(n, Math.log(x), falling);
    return factor == 0 ? 0 : product(factor, power(k, x, y), k, x, y);
  }

  /** Returns {@code x^(y-k)}, with the error of {@code y - k} repaired. */
  static double power(int k, double x, double y) {
    return k == 0 ? Math.pow(x, y) : power(x, DD.ofDifference(y, k));
  }

  /** Returns {@code x^((y-k)/2)}, likewise: the square may be beyond the doubles. */
  static double rootOfPower(int k, double x, double y) {
    return power(x, DD.ofDifference(y, k).multiply(0.5));
  }

  private static double power(double x, DD exponent) {
    double power = small(x, exponent.hi());
    double low = exponent.lo();
    return !(Math.abs(low) > 0) || !(x > 0) || Double.isInfinite(power) || Double.isInfinite(x)
        ? power
        : power + power * (low * Math.log(x));
  }

  /** The coefficients up to the n-th of {@code (y + t) (y - 1 + t)···(y - k + 1 + t)/k!}. */
  private static double[] falling(int k, int n, double y) {
    double[] coefficients = new double[n + 1];
    coefficients[0] = 1;
    for (int i = 0; i < k; i++) {
      for (int j = n; j >= 0; j--) {
        double sum = coefficients[j] * (y - i) + (j > 0 ? coefficients[j - 1] : 0);
        coefficients[j] = sum / (i + 1);
      }
    }
    return coefficients;
  }

  /** {@code Σ n!/(n-j)! cⱼ logⁿ⁻ʲ}, without products of zeros and infinities. */
  private static double factor(int n, double log, double... falling) {
    double sum = 0;
    double weight = 1;
    for (int j = 0; j <= n; j++) {
      if (falling[j] != 0 && (j == n || log != 0)) {
        sum += weight * falling[j] * (n - j == 1 ? log : Math.pow(log, n - j));
      }
      weight *= n - j;
    }
    return sum;
  }

  /** Of the term with the highest power of the logarithm. */
  private static double atZero(int k, int n, double x, double y, double... falling) {
    if (y > k || (y == 0 && k == 0 && n == 1)) {
      return 0;
    }
    int first = 0;
    while (first < n && falling[first] == 0) {
      first++;
    }
    double log = Math.pow(Double.NEGATIVE_INFINITY, n - first);
    return falling[first] == 0 ? 0 : falling[first] * log * power(k, x, y);
  }

  private static double product(double factor, double power, int k, double x, double y) {
    double size = Math.abs(power);
    if (size >= Double.MIN_NORMAL && size <= Double.MAX_VALUE) {
      return power * factor;
    }
    double half = rootOfPower(k, Math.abs(x), y);
    return half == 0 ? 0 : Math.copySign(half, power) * factor * half;
  }

  private static double small(double x, double exponent) {
    if (exponent == 0) {
      return 1;
    }
    return exponent == 1 ? x : Math.pow(x, exponent);
  }
}
