package org.duetad.core.special;

import org.apache.commons.numbers.core.DD;
import org.apache.commons.numbers.core.Sum;

/**
 * The cumulants κₙ of a normal variable t of mean x and variance 1, given that it is positive: the
 * derivatives of {@code log Φ(x) + x²/2}, which is, but for a constant, the logarithm of {@code ∫
 * exp(xt - t²/2) dt} over t &gt; 0. So κ₁ is {@code x + λ}, with the inverse Mills ratio λ, κ₂ is
 * {@code 1 + λ'}, and from n = 3 on κₙ is the n-th derivative of {@code log Φ}.
 *
 * <p>In the left tail differences of powers of λ cancel. There, cumulants are sums of products of
 * central moments, which are integrals that hardly cancel; by the trapezoidal rule in u, with
 * {@code t = exp(u - exp(-u))}, after which the integrand decays doubly exponentially at both ends
 * (H. Takahasi, M. Mori, Double exponential formulas for numerical integration, 1974).
 */
public final class NormalCumulants {

  /** Right of it derivatives of λ do not cancel. */
  private static final double RIGHT = 1;

  /** Right of it {@code Φ(x)} is 1 and λ the density, which may be subnormal. */
  private static final double FAR = 30;

  /** Beyond it {@code exp(-t²/2)} is 0. */
  private static final double NEGLIGIBLE = 690;

  private static final double STEP = 0x1.6p-4;
  private static final double FIRST = -4.125;
  private static final int COUNT = 99;

  /** Values of t, and the weights of integrals of {@code exp(-t)} and {@code exp(-t²/2)}. */
  private static final double[] NODES = new double[COUNT];

  private static final double[] DECAYING = new double[COUNT];
  private static final double[] BELL = new double[COUNT];

  static {
    for (int i = 0; i < COUNT; i++) {
      DD u = DD.of(FIRST + i * STEP);
      DD inner = DdMath.exp(u.negate());
      DD t = DdMath.exp(u.subtract(inner));
      DD weight = t.multiply(inner.add(1));
      DD node = DD.of(t.hi());
      NODES[i] = node.hi();
      DECAYING[i] = weight.multiply(DdMath.exp(node.negate())).hi();
      DD square = node.square().scalb(-1);
      BELL[i] = square.hi() < NEGLIGIBLE ? weight.multiply(DdMath.exp(square.negate())).hi() : 0;
    }
  }

  private NormalCumulants() {}

  /**
   * Returns κₙ at x. Measured relative error for n up to 3: 8e-16.
   *
   * @param n the order, at least 1
   * @param x any number
   */
  public static double value(int n, double x) {
    if (!(x > RIGHT)) {
      return left(n, x);
    }
    return n == 1 ? x + NormalTail.inverseMills(x) : (n == 2 ? 1 : 0) + slope(n - 1, x);
  }

  /** In units of {@code 1/|x|} where x is below -1: there t is almost distributed exponentially. */
  private static double left(int n, double x) {
    double[] p = new double[COUNT];
    double size = Math.max(1, -x);
    for (int i = 0; i < COUNT; i++) {
      double t = NODES[i] / size;
      p[i] = size > 1 ? DECAYING[i] * Math.exp(-0.5 * t * t) : BELL[i] * Math.exp(x * NODES[i]);
    }
    double total = Sum.of(p).getAsDouble();
    double mean = Sum.ofProducts(p, NODES).getAsDouble() / total;
    double cumulant = n == 1 ? mean : cumulant(n, centralMoments(n, mean, p, total));
    for (int k = 0; k < n; k++) {
      cumulant /= size;
    }
    return cumulant;
  }

  /** Those about a mean that is rounded, corrected for what it lacks. */
  private static double[] centralMoments(int n, double mean, double[] p, double total) {
    double[] moments = new double[n + 1];
    double[] distances = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      distances[i] = NODES[i] - mean;
      double power = p[i] * distances[i];
      for (int k = 2; k <= n; k++) {
        power *= distances[i];
        moments[k] += power;
      }
    }
    double lacking = Sum.ofProducts(p, distances).getAsDouble() / total;
    for (int k = n; k >= 2; k--) {
      moments[k] = (moments[k] - k * lacking * moments[k - 1]) / total;
    }
    return moments;
  }

  /** {@code κₙ = μₙ - Σ C(n-1, j-1) κⱼ μₙ₋ⱼ} over j from 2 to n - 2. */
  private static double cumulant(int n, double... moments) {
    double[] cumulants = new double[n + 1];
    for (int m = 2; m <= n; m++) {
      double sum = moments[m];
      double binomial = m - 1.0;
      for (int j = 2; j <= m - 2; j++) {
        sum -= binomial * cumulants[j] * moments[m - j];
        binomial = binomial * (m - j) / j;
      }
      cumulants[m] = sum;
    }
    return cumulants[n];
  }

  /**
   * The k-th derivative of λ for k ≥ 1 and x &gt; 1, by Leibniz's rule for {@code λ' = -λ (x + λ)}.
   */
  static double slope(int k, double x) {
    double root = x > FAR ? Gaussian.exp(-0.25, x) : 1;
    if (root == 0) {
      return 0;
    }
    double[] slopes = new double[k + 1];
    slopes[0] = x > FAR ? root * Gaussian.INVERSE_SQRT_2_PI : NormalTail.inverseMills(x);
    double linear = x > FAR ? 0 : 1;
    for (int m = 1; m <= k; m++) {
      double sum = slopes[m - 1] * (x + linear * slopes[0]);
      double binomial = 1;
      for (int j = 1; j < m; j++) {
        binomial = binomial * (m - j) / j;
        sum += binomial * slopes[m - 1 - j] * ((j == 1 ? 1 : 0) + linear * slopes[j]);
      }
      slopes[m] = -sum;
    }
    return root * slopes[k];
  }
}
