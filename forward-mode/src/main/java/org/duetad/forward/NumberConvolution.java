package org.duetad.forward;

import java.util.function.BinaryOperator;
import org.duetad.core.Chain;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;

/**
 * {@link Convolution} for coefficients that are numbers: the same sums in the same order, in which
 * constant zeros cost nothing. Where the value of {@code x} or {@code b} is infinite, non-constant
 * zeros may result from overflow and do not annihilate.
 */
final class NumberConvolution {

  private NumberConvolution() {}

  /** {@code Σ a_j b_{k-j}} for j from {@code from} to k. */
  static Scalar sum(Scalar[] a, Scalar[] b, int from, int k) {
    return sum(a, b, from, k, Chain::times);
  }

  private static Scalar sum(
      Scalar[] a, Scalar[] b, int from, int k, BinaryOperator<Scalar> product) {
    Scalar sum = Scalar.of(0.0);
    for (int j = from; j <= k; j++) {
      sum = plus(sum, times(a[j], b[k - j], product));
    }
    return sum;
  }

  /** A product in which a zero of the second factor does not annihilate. */
  private static Scalar afterOverflow(Scalar a, Scalar b) {
    return a.primal() == 0 ? Chain.times(a, b) : a.multiply(b);
  }

  private static BinaryOperator<Scalar> product(Scalar at) {
    return Double.isInfinite(at.primal()) ? NumberConvolution::afterOverflow : Chain::times;
  }

  /** {@code 1/k Σ j x_j s_{k-j}} for j from 1 to k. */
  static Scalar integral(Scalar[] s, Scalar[] x, int k) {
    Scalar sum = Scalar.of(0.0);
    for (int j = 1; j <= k; j++) {
      sum = plus(sum, times(times(Scalar.of(j), x[j]), s[k - j], product(x[0])));
    }
    return divided(sum, k);
  }

  /** {@code c_k = (a_k - Σ b_j c_{k-j})/b_0} for j from 1 to k. */
  static Scalar nextOfQuotient(Scalar a, Scalar[] b, Scalar[] c, int k) {
    Scalar sum = sum(b, c, 1, k, product(b[0]));
    return quotient(isZero(sum) ? a : a.subtract(sum), b[0]);
  }

  /** {@code a/b}, or exactly 0 if a is a constant zero. */
  static Scalar quotient(Scalar a, Scalar b) {
    return isZero(a) ? a : a.divide(b);
  }

  /** {@code a/k}. */
  static Scalar divided(Scalar a, int k) {
    return k == 1 || isZero(a) ? a : a.divide(k);
  }

  /** {@code a b}, a constant zero if a factor is one. */
  static Scalar times(Scalar a, Scalar b) {
    return times(a, b, Chain::times);
  }

  private static Scalar times(Scalar a, Scalar b, BinaryOperator<Scalar> product) {
    return isZero(a) || isZero(b) ? Scalar.of(0.0) : product.apply(a, b);
  }

  private static Scalar plus(Scalar sum, Scalar term) {
    return isZero(sum) ? term : isZero(term) ? sum : sum.add(term);
  }

  static boolean isZero(Scalar a) {
    return a instanceof Constant && a.value() == 0;
  }
}
