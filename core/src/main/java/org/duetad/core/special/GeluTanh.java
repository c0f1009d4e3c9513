package org.duetad.core.special;

import java.util.Arrays;
import org.apache.commons.numbers.core.DD;

/**
 * The derivatives of {@code x σ(u)} for the cubic u of {@link Gates#geluTanh}: {@code f⁽ⁿ⁾ = n!
 * (gₙ₋₁ + x gₙ)} with the Taylor coefficients gₙ of {@code σ(u)} at x, of which {@code s = σ(u)
 * σ(-u)} is a factor, so that sums are free of it.
 */
public final class GeluTanh {

  /** Beyond it σ(u) is 0 or 1. */
  private static final double LIMIT = 50;

  /** Here s may be subnormal. */
  private static final double TAIL = 700;

  private GeluTanh() {}

  /**
   * Returns the n-th derivative.
   *
   * @param n the order, at least 1
   * @param x any number
   */
  public static double slope(int n, double x) {
    if (n == 1 || Double.isNaN(x)) {
      return Gates.geluTanhSlope(x);
    }
    if (Math.abs(x) >= LIMIT) {
      return 0;
    }
    DD u = Gates.geluTanhArgument(x);
    double size = Math.abs(u.hi());
    double repair = 1 - Math.signum(u.hi()) * u.lo();
    double e = Math.exp(-size) * repair;
    DD[] g = coefficients(n, x, tanh(size, e).multiply(Math.signum(u.hi())));
    double sum = g[n].multiply(x).add(g[n - 1]).hi();
    for (int k = 2; k <= n; k++) {
      sum *= k;
    }
    double factor = sum / ((1 + e) * (1 + e));
    double root = Math.exp(-size / 2);
    return size < TAIL ? e * factor : root * factor * repair * root;
  }

  /** {@code tanh(u/2)} for u ≥ 0 and {@code e = exp(-u)}. */
  private static DD tanh(double u, double e) {
    return u < 1
        ? DD.fromQuotient(-Math.expm1(-u), 1 + e)
        : DD.fromQuotient(2 * e, 1 + e).negate().add(1);
  }

  /** Those of {@code σ(u)/s}, of the derivatives of σ over s and of u by Horner's scheme. */
  private static DD[] coefficients(int n, double x, DD tanh) {
    DD[] change = Gates.geluTanhChange(x);
    DD[] outer = outer(n, tanh);
    DD[] sum = zeros(n);
    for (int k = n; k >= 1; k--) {
      sum[0] = sum[0].add(outer[k]);
      sum = product(sum, change);
    }
    return sum;
  }

  private static DD[] zeros(int n) {
    DD[] zeros = new DD[n + 1];
    Arrays.fill(zeros, DD.ZERO);
    return zeros;
  }

  /** {@code p t q} up to the degree of p. */
  private static DD[] product(DD[] p, DD... q) {
    DD[] product = zeros(p.length - 1);
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < q.length && i + j + 1 < p.length; j++) {
        product[i + j + 1] = product[i + j + 1].add(p[i].multiply(q[j]));
      }
    }
    return product;
  }

  /**
   * {@code σ⁽ᵏ⁾/(s k!)}: polynomials qₖ of {@code t = tanh(u/2)} with {@code q₁ = 1, qₖ₊₁ = -t qₖ +
   * qₖ' (1 - t²)/2}.
   */
  private static DD[] outer(int n, DD tanh) {
    DD[] outer = zeros(n);
    double[] polynomial = new double[n + 1];
    polynomial[0] = 1;
    double factorial = 1;
    for (int k = 1; k <= n; k++) {
      factorial *= k;
      for (int i = k - 1; i >= 0; i--) {
        outer[k] = outer[k].multiply(tanh).add(polynomial[i]);
      }
      outer[k] = outer[k].divide(factorial);
      double[] next = new double[n + 1];
      for (int i = 0; i < n; i++) {
        next[i + 1] -= polynomial[i] * (1 + 0.5 * i);
        next[i] += 0.5 * (i + 1) * polynomial[i + 1];
      }
      polynomial = next;
    }
    return outer;
  }
}
