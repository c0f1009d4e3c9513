package org.duetad.core.special;

import org.apache.commons.numbers.core.DD;

/** The functions {@code x^(y-k) logⁿ x}, of which the derivatives of {@code xʸ} consist. */
public final class PowerLog {

  private PowerLog() {}

  /**
   * Returns {@code x^(y-k) logⁿ x} for n, k ≥ 0, with the error of {@code y - k} repaired, and as a
   * product that underflows only where it must.
   *
   * <p>At {@code x = 0} the limit from the right: 0 for {@code y > k}, {@code (-∞)ⁿ} for {@code y ≤
   * k} and n &gt; 0, except at {@code y = k = 0, n = 1}, where it is 0. NaN for negative x, unless
   * n is 0 and y an integer.
   */
  public static double value(int k, int n, double x, double y) {
    if (Double.isNaN(x) || Double.isNaN(y) || (x < 0 && Math.rint(y) != y)) {
      return Double.NaN;
    }
    return n == 0 ? power(k, x, y) : x == 0 ? atZero(k, n, y) : product(k, n, x, y);
  }

  private static double atZero(int k, int n, double y) {
    if (y > k || (y == 0 && k == 0 && n == 1)) {
      return 0;
    }
    return n % 2 == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
  }

  private static double product(int k, int n, double x, double y) {
    double log = Math.log(x);
    double factor = n == 1 ? log : Math.pow(log, n);
    double power = power(k, x, y);
    if (Double.isInfinite(x)) {
      return power == 0 ? 0 : power * factor;
    }
    if (power >= Double.MIN_NORMAL && power <= Double.MAX_VALUE) {
      return power * factor;
    }
    double half = Math.pow(x, (y - k) / 2);
    return half * factor * half;
  }

  private static double power(int k, double x, double y) {
    if (k == 0) {
      return Math.pow(x, y);
    }
    DD exponent = DD.ofDifference(y, k);
    double power = small(x, exponent.hi());
    double low = exponent.lo();
    return low == 0 || !(x > 0) || Double.isInfinite(power) || Double.isInfinite(x)
        ? power
        : power + power * (low * Math.log(x));
  }

  private static double small(double x, double exponent) {
    if (exponent == 0) {
      return 1;
    }
    return exponent == 1 ? x : Math.pow(x, exponent);
  }
}
