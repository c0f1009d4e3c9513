package org.duetad.core.special;

/**
 * Mish, {@code x g(x)}, and its derivatives. With {@code e = exp x} and {@code D = e² + 2e + 2} the
 * gate {@code g = tanh(log(1 + e))} is {@code e P₀/D} for {@code P₀ = e + 2}, and its derivatives
 * are {@code g⁽ⁿ⁾ = e Pₙ/Dⁿ⁺¹} with polynomials Pₙ of e. Near x = 0 all are written in {@code e -
 * 1}, right of it in {@code 1/e}.
 *
 * <p>Measured relative errors: value 5e-16, first derivative away from its zero 8e-16.
 */
public final class Mish {

  /** Left of it a product with {@code eˣ} may be normal where that is not. */
  private static final double TAIL = -700;

  /** Up to it the polynomials are those of e - 1, as those of e cancel at 1. */
  private static final double MIDDLE = 0.7;

  /** Beyond it the third and all lower derivatives are 0 or 1. */
  private static final double LIMIT = 1000;

  /** The coefficients of D in ascending order. */
  private static final double[] DENOMINATOR = {2, 2, 1};

  /** Those of {@code -e D'}. */
  private static final double[] MINUS_GROWTH = {0, -2, -2};

  private static final double[][] KEPT = kept(6);

  /** The same polynomials, of e - 1. */
  private static final double[][] SHIFTED = new double[KEPT.length][];

  static {
    for (int n = 0; n < KEPT.length; n++) {
      SHIFTED[n] = shifted(KEPT[n]);
    }
  }

  private Mish() {}

  /** Returns {@code x tanh(log(1 + eˣ))}. */
  public static double value(double x) {
    if (x < TAIL) {
      return x < -LIMIT ? -0.0 : scaled(x, x);
    }
    return x * HyperbolicTangent.tanh(Exponential.softplus(x));
  }

  /**
   * Returns the n-th derivative, {@code n g⁽ⁿ⁻¹⁾ + x g⁽ⁿ⁾}.
   *
   * @param n the order, at least 1
   * @param x any number
   */
  public static double slope(int n, double x) {
    if (Math.abs(x) > LIMIT) {
      return x > 0 && n == 1 ? 1 : 0;
    }
    if (Math.abs(x) < MIDDLE) {
      double excess = Math.expm1(x);
      double below = horner(shiftedPolynomial(n - 1), excess);
      double highest = horner(shiftedPolynomial(n), excess);
      return (1 + excess) * sum(n, x, below, highest, (excess + 4) * excess + 5);
    }
    double e = Decay.exp(-Math.abs(x));
    if (x > 0) {
      double below = n == 1 ? -2 : hornerUpwards(polynomial(n - 1), e); // Of g - 1 for n = 1.
      double highest = hornerUpwards(polynomial(n), e);
      return (n == 1 ? 1 : 0) + e * (e * sum(n, x, below, highest, (2 * e + 2) * e + 1));
    }
    double sum = sum(n, x, horner(polynomial(n - 1), e), horner(polynomial(n), e), (e + 2) * e + 2);
    return x < TAIL ? scaled(sum, x) : e * sum;
  }

  /** {@code (n p D + x q)/Dⁿ⁺¹} of the polynomials p for n - 1 and q for n. */
  private static double sum(int n, double x, double p, double q, double denominator) {
    double sum = Math.fma(x, q, n * p * denominator);
    for (int k = 0; k <= n; k++) {
      sum /= denominator;
    }
    return sum;
  }

  /** {@code a eˣ}. */
  private static double scaled(double a, double x) {
    double root = Math.exp(x / 2);
    return a * root * root;
  }

  /** {@code Pₙ} of e - 1. */
  private static double[] shiftedPolynomial(int n) {
    return n < KEPT.length ? SHIFTED[n] : shifted(polynomial(n));
  }

  private static double[] polynomial(int n) {
    return n < KEPT.length ? KEPT[n] : next(n - 1, polynomial(n - 1));
  }

  private static double[][] kept(int count) {
    double[][] kept = new double[count][];
    kept[0] = new double[] {2, 1};
    for (int n = 1; n < count; n++) {
      kept[n] = next(n - 1, kept[n - 1]);
    }
    return kept;
  }

  /**
   * {@code Pₙ₊₁ = (e Pₙ)' D - (n + 1) e Pₙ D'}, of degree 2n + 1: the coefficients above cancel.
   */
  private static double[] next(int n, double... p) {
    double[] next = new double[2 * n + 2];
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < DENOMINATOR.length && i + j < next.length; j++) {
        next[i + j] += p[i] * ((i + 1) * DENOMINATOR[j] + (n + 1) * MINUS_GROWTH[j]);
      }
    }
    return next;
  }

  /** The coefficients of {@code p(1 + x)}. */
  private static double[] shifted(double... p) {
    double[] shifted = p.clone();
    for (int i = 0; i < p.length - 1; i++) {
      for (int j = p.length - 2; j >= i; j--) {
        shifted[j] += shifted[j + 1];
      }
    }
    return shifted;
  }

  private static double horner(double[] p, double x) {
    double sum = 0;
    for (int i = p.length - 1; i >= 0; i--) {
      sum = sum * x + p[i];
    }
    return sum;
  }

  /** Of the coefficients in descending order. */
  private static double hornerUpwards(double[] p, double x) {
    double sum = 0;
    for (double coefficient : p) {
      sum = sum * x + coefficient;
    }
    return sum;
  }
}
