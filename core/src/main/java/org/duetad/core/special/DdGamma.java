package org.duetad.core.special;

import org.apache.commons.numbers.core.DD;

/**
 * Log-gamma and polygamma of positive double-double numbers, to about 29 digits.
 *
 * <p>The slow path of {@link LogGamma}, {@link LogBeta} and {@link Polygamma} close to their zeros,
 * where the double formulas cancel. The argument is shifted up by the recurrence, then the
 * asymptotic series is summed (DLMF 5.11.1, 5.11.2, 5.15.8).
 */
final class DdGamma {
  /** From here on 16 Bernoulli terms give 31 digits. */
  private static final double ASYMPTOTIC = 30;

  /** From here on {@code Γ(a + b)/Γ(a)} is {@code aᵇ} to 30 digits, for the b at hand. */
  private static final double HUGE = 1e31;

  private static final DD HALF_LOG_TWO_PI = DD.ofSum(0.9189385332046728, -3.878294158067242e-17);

  private DdGamma() {}

  /** {@code log Γ(x)} for x > 0. */
  static DD logGamma(DD x) {
    DD y = x;
    DD product = DD.ONE;
    while (y.hi() < ASYMPTOTIC) {
      product = product.multiply(y);
      y = y.add(1);
    }
    DD stirling = y.subtract(0.5).multiply(DdMath.log(y)).subtract(y).add(HALF_LOG_TWO_PI);
    return stirling.add(correction(y)).subtract(DdMath.log(product));
  }

  /**
   * {@code log Γ(a) - log Γ(a + b)} for a ≥ b > 0, b ≤ 1.5, as a difference of Stirling series so
   * that nothing of size {@code a log a} appears.
   */
  static DD logGammaRatio(double a, double b) {
    if (a > HUGE) {
      return DdMath.log(DD.of(a)).multiply(-b);
    }
    DD y = DD.of(a);
    DD product = DD.ONE;
    while (y.hi() < ASYMPTOTIC) {
      product = product.multiply(DD.ONE.add(DD.of(b).divide(y)));
      y = y.add(1);
    }
    DD sum = y.add(b);
    DD first = y.subtract(0.5).multiply(DdMath.log1p(DD.of(b).divide(y)));
    DD second = DdMath.log(sum).subtract(1).multiply(b);
    DD corrections = correction(y).subtract(correction(sum));
    return corrections.subtract(first).subtract(second).add(DdMath.log(product));
  }

  /** {@code ψ⁽ⁿ⁾(x)} for x > 0 and 0 ≤ n ≤ 100. */
  static DD polygamma(int n, DD x) {
    int s = n + 1;
    DD y = x;
    DD sum = DD.ZERO;
    while (y.hi() < ASYMPTOTIC + s) {
      sum = sum.add(y.reciprocal().pow(s));
      y = y.add(1);
    }
    DD inverse = y.reciprocal();
    DD power = inverse.pow(n);
    sum = sum.add(eulerMaclaurin(n, inverse).multiply(power).multiply(inverse));
    if (n == 0) {
      return DdMath.log(y).subtract(sum);
    }
    return sum.add(power.divide(n)).multiply(signedFactorial(n));
  }

  /** {@code ½ + Σ B₂ⱼ (n+2j-1)!/(n! (2j)!) y^(1-2j)}, given 1/y. */
  private static DD eulerMaclaurin(int n, DD inverse) {
    DD square = inverse.square();
    DD weight = inverse.multiply((double) (n + 1)).scalb(-1);
    DD sum = DD.of(0.5);
    for (int j = 1; j <= Bernoulli.COUNT; j++) {
      sum = sum.add(weight.multiply(Bernoulli.precise(j)));
      int m = 2 * j;
      double up = (double) (n + m) * (n + m + 1);
      weight = weight.multiply(square).multiply(up).divide((m + 1.0) * (m + 2.0));
    }
    return sum;
  }

  /** {@code log Γ(y)} less its Stirling form: {@code Σ B₂ₖ/(2k (2k-1)) y^(1-2k)} for y ≥ 30. */
  private static DD correction(DD y) {
    DD inverse = y.reciprocal();
    DD square = inverse.square();
    DD sum = DD.ZERO;
    for (int k = Bernoulli.COUNT; k >= 1; k--) {
      DD term = Bernoulli.precise(k).divide(2.0 * k * (2 * k - 1));
      sum = sum.multiply(square).add(term);
    }
    return sum.multiply(inverse);
  }

  private static DD signedFactorial(int n) {
    DD product = n % 2 == 0 ? DD.ONE.negate() : DD.ONE;
    for (int k = 2; k <= n; k++) {
      product = product.multiply((double) k);
    }
    return product;
  }
}
