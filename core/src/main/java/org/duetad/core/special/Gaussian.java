package org.duetad.core.special;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;

/** The Gaussian bell {@code exp(c x²)} and the standard normal distribution function. */
public final class Gaussian {
  /** Beyond this |c x²| the exponential is 0 or ∞ and needs no correction. */
  private static final double EXPONENT_LIMIT = 1000;

  /** Up to this |c x²| the exponential is a normal number. */
  private static final double ORDINARY = 650;

  static final double INVERSE_SQRT_2_PI = 0.3989422804014327;
  static final double SQRT_HALF = 0.7071067811865476;

  private Gaussian() {}

  /**
   * Returns {@code exp(c x²)} for any c.
   *
   * <p>At {@code c x² = -700} the rounding error of the exponent alone would cost 350 ulp of the
   * result; here it is recovered exactly by fused multiply-add and applied as {@code e^(p + q) ≈
   * e^p (1 + q)}. Measured relative error: 2.2e-16.
   */
  public static double exp(double c, double x) {
    double square = x * x;
    double p = c * square;
    double value = Math.exp(p);
    if (!(Math.abs(p) < EXPONENT_LIMIT) || value > Double.MAX_VALUE) {
      return value;
    }
    double q = Math.fma(c, square, -p) + c * Math.fma(x, x, -square);
    return value + value * q;
  }

  /**
   * Returns {@code Φ(x) = ½ erfc(-x/√2)}, the probability that a standard normal variable is below
   * x.
   *
   * <p>The left tail is {@code ½ erfcx(-x/√2) e^(-x²/2)} with the exponential of {@link #exp}, so
   * that the rounding of {@code x/√2} does not grow with x². Measured relative error: 5.9e-16.
   */
  public static double cdf(double x) {
    return x < -1 ? tail(0.5, x) : 0.5 * Erfc.value(-x * SQRT_HALF);
  }

  /**
   * Returns {@code x Φ(x)}, to a few ulp also where {@link #cdf} alone would be subnormal. Measured
   * relative error: 5.2e-16.
   */
  public static double gelu(double x) {
    return x < -1 ? tail(0.5 * x, x) : x * cdf(x);
  }

  /**
   * Returns the n-th derivative of {@code exp(c x²)}, {@code P exp(c x²)} with polynomials {@code
   * Pₙ₊₁ = 2c (x Pₙ + n Pₙ₋₁)}.
   */
  public static double slope(double c, int n, double x) {
    return product(c, polynomial(c, n, x), x);
  }

  /** Returns the n-th derivative of {@code x Φ(x)} for n ≥ 1. */
  public static double geluSlope(int n, double x) {
    if (n > 1) {
      double sum = x * polynomial(-0.5, n - 1, x) + n * polynomial(-0.5, n - 2, x);
      return INVERSE_SQRT_2_PI * product(-0.5, sum, x);
    }
    if (x >= -0.5 || Double.isNaN(x)) {
      double density = INVERSE_SQRT_2_PI * exp(-0.5, x);
      return density == 0 ? cdf(x) : cdf(x) + x * density;
    }
    double sum = Math.fma(x, INVERSE_SQRT_2_PI, 0.5 * Erfcx.value(-x * SQRT_HALF));
    return product(-0.5, sum, x);
  }

  /** {@code a exp(c x²)}, which may be normal where the exponential is not. */
  private static double product(double c, double a, double x) {
    if (Math.abs(c * x * x) < ORDINARY) {
      return a * exp(c, x);
    }
    double root = exp(0.5 * c, x);
    return root == 0 ? 0 : root * a * root;
  }

  private static double polynomial(double c, int n, double x) {
    double below = 0;
    double value = 1;
    for (int k = 0; k < n; k++) {
      double next = 2 * c * (x * value + k * below);
      below = value;
      value = next;
    }
    return value;
  }

  /** {@code a erfc(-x/√2)} for x below -1. */
  private static double tail(double a, double x) {
    return x < -40 ? Math.copySign(0, a) : a * Erfcx.value(-x * SQRT_HALF) * exp(-0.5, x);
  }
}
