package org.duetad.forward;

import java.math.BigInteger;
import java.util.function.IntFunction;

/**
 * Derivatives from coefficients that may underflow, as those of the exponential do at {@code
 * 1/178!}: the series are recomputed in {@code t/2ᵉ} with increasing e, which makes coefficient k
 * {@code 2^ek} times as large, until each is a normal double. Scaling by powers of two is exact.
 */
final class Rescaled {

  /**
   * Coefficients of at least this magnitude have all their digits, as had the numbers they were
   * computed from.
   */
  private static final double NORMAL = 0x1p-960;

  /** Up to factorials of this many bits, digits lost to underflow are insignificant. */
  private static final int HARMLESS_BITS = 100;

  /** The largest e: {@code exp(2ᵉ t)} overflows for e of 10 and more. */
  private static final int MOST = 12;

  private final String operation;
  private final int[] orders;
  private final BigInteger[] factorials;
  private final double[] best;
  private final int[] exponents;
  private final boolean[] settled;
  private final boolean[] whole;
  private final boolean precedes;

  /**
   * @param orders of each coefficient
   * @param factorials the factorial that makes each a derivative
   * @param precedes whether a coefficient that underflows is preceded by one that nearly does
   */
  private Rescaled(String operation, int[] orders, BigInteger[] factorials, boolean precedes) {
    this.operation = operation;
    this.orders = orders;
    this.factorials = factorials;
    this.precedes = precedes;
    this.best = new double[orders.length];
    this.exponents = new int[orders.length];
    this.settled = new boolean[orders.length];
    this.whole = new boolean[orders.length];
  }

  /**
   * The derivatives of each output from its coefficients of orders 0, 1, ..., d in {@code t/2ᵉ}.
   */
  static double[][] derivatives(String operation, int order, IntFunction<double[][]> scaled) {
    int[] orders = new int[order + 1];
    BigInteger[] factorials = new BigInteger[order + 1];
    for (int k = 0; k <= order; k++) {
      orders[k] = k;
      factorials[k] = k == 0 ? BigInteger.ONE : factorials[k - 1].multiply(BigInteger.valueOf(k));
    }
    double[][] first = scaled.apply(0);
    Rescaled[] outputs = new Rescaled[first.length];
    boolean settled = true;
    for (int i = 0; i < first.length; i++) {
      outputs[i] = new Rescaled(operation, orders, factorials, true);
      settled &= outputs[i].take(first[i], 0);
    }
    for (int e = 1; !settled && e <= MOST; e++) {
      double[][] next = scaled.apply(e);
      settled = true;
      for (int i = 0; i < next.length; i++) {
        settled &= outputs[i].take(next[i], e);
      }
    }
    double[][] derivatives = new double[first.length][];
    for (int i = 0; i < first.length; i++) {
      derivatives[i] = outputs[i].derivatives();
    }
    return derivatives;
  }

  /** One derivative of a total order from its coefficient in {@code t/2ᵉ}. */
  static double derivative(
      String operation, int order, BigInteger factorial, IntFunction<Double> scaled) {
    Rescaled only = new Rescaled(operation, new int[] {order}, new BigInteger[] {factorial}, false);
    int e = 0;
    while (!only.take(new double[] {scaled.apply(e)}, e) && e < MOST) {
      e++;
    }
    return only.derivatives()[0];
  }

  /** Takes over improved coefficients; returns whether no further improvement is possible. */
  private boolean take(double[] c, int e) {
    boolean all = true;
    boolean underflows = !precedes;
    for (int k = 0; k < c.length; k++) {
      if (!settled[k]) {
        boolean isFinite = Math.abs(c[k]) <= Double.MAX_VALUE;
        if (e == 0 || isFinite) {
          best[k] = c[k];
          exponents[k] = e;
        }
        whole[k] = isFinite ? isWhole(c[k], factorials[k], underflows) : e == 0;
        settled[k] = whole[k] || !isFinite;
      }
      underflows |= orders[k] > 0 && c[k] != 0 && Math.abs(c[k]) < NORMAL;
      all &= settled[k];
    }
    return all;
  }

  /** Whether a coefficient has all its digits, or has lost only insignificant ones. */
  private static boolean isWhole(double c, BigInteger factorial, boolean underflows) {
    return Math.abs(c) >= NORMAL
        || factorial.bitLength() <= HARMLESS_BITS
        || (c == 0 && !underflows);
  }

  private double[] derivatives() {
    double[] derivatives = new double[best.length];
    for (int k = 0; k < best.length; k++) {
      int exponent = -exponents[k] * orders[k];
      derivatives[k] =
          Factorials.derivative(
              operation, Integer.toString(orders[k]), best[k], factorials[k], exponent);
      double lost = whole[k] ? 0 : Factorials.times(Double.MIN_VALUE, factorials[k], exponent);
      if (lost > Math.max(0x1p-26 * Math.abs(derivatives[k]), Double.MIN_VALUE)) {
        throw new ArithmeticException(
            operation
                + ": the coefficient of order "
                + orders[k]
                + " leaves the range of doubles at every scale of the variable; request lower orders");
      }
    }
    return derivatives;
  }
}
