package org.duetad.core.special;

import org.apache.commons.numbers.gamma.Erfcx;

/**
 * The logarithm of the standard normal distribution function and its derivatives.
 *
 * <p>With a = -x, the inverse Mills ratio {@code λ = φ/Φ} has the continued fraction {@code a +
 * 1/(a + 2/(a + 3/(a + ···)))} (DLMF 7.9.3). Its tails K, L, N (those from the numerator 1, 2, 3
 * on) are what the derivatives of λ consist of, without cancellation.
 */
public final class NormalTail {

  private static final double SQRT_HALF = 0.7071067811865476;
  private static final double SQRT_HALF_PI = 1.2533141373155003;
  private static final double SQRT_2_PI_INVERSE = 0.3989422804014327;

  /** Left of it the continued fraction is used. */
  private static final double FRACTION = -0.75;

  private static final int TERMS = 400;

  private NormalTail() {}

  /** Returns {@code log Φ(x)}. Measured relative error: 5e-16. */
  public static double logCdf(double x) {
    if (x > 0) {
      return Math.log1p(-Gaussian.cdf(-x));
    }
    return x > -1
        ? Math.log(Gaussian.cdf(x))
        : Math.log(0.5 * Erfcx.value(-x * SQRT_HALF)) - 0.5 * x * x;
  }

  /** Returns {@code λ(x) = φ(x)/Φ(x)}, the slope of {@link #logCdf}. */
  public static double inverseMills(double x) {
    return x > 0
        ? SQRT_2_PI_INVERSE * Gaussian.exp(-0.5, x) / Gaussian.cdf(x)
        : 1 / (SQRT_HALF_PI * Erfcx.value(-x * SQRT_HALF));
  }

  /** Returns {@code λ' = -λ q}. */
  public static double inverseMillsSlope(double x) {
    double lambda = inverseMills(x);
    return lambda == 0 ? -0.0 : -lambda * excess(x);
  }

  /** Returns {@code q(x) = x + λ(x)}. */
  public static double excess(double x) {
    return x < FRACTION ? tail(1, -x) : x + inverseMills(x);
  }

  /** Returns {@code q' = 1 - λ q}, between 0 and 1. */
  public static double excessSlope(double x) {
    if (x < FRACTION) {
      double k = tail(1, -x);
      return k * (tail(2, -x) - k);
    }
    double lambda = inverseMills(x);
    return 1 - lambda * (x + lambda);
  }

  /** Returns {@code q'' = λ (q² - q')}. */
  public static double excessCurvature(double x) {
    if (x < FRACTION) {
      double k = tail(1, -x);
      double l = tail(2, -x);
      return inverseMills(x) * k * k * l * (tail(3, -x) - l);
    }
    double lambda = inverseMills(x);
    double q = x + lambda;
    return lambda == 0 ? 0 : lambda * (q * q - 1 + lambda * q);
  }

  /** {@code n/(a + (n+1)/(a + ···))}. */
  private static double tail(int n, double a) {
    if (Double.isInfinite(a)) {
      return 0;
    }
    double tail = 0;
    for (int k = n + TERMS; k >= n; k--) {
      tail = k / (a + tail);
    }
    return tail;
  }
}
