package org.duetad.forward;

import java.math.BigInteger;
import java.util.Arrays;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * The weight of direction j in the partial derivative i, for {@code |i| = |j| = d}:
 *
 * <pre>{@code
 * γ_ij = Σ (-1)^|i-k| C(i, k) C(d k/|k|, j) (|k|/d)ᵈ   over 0 < k <= i
 *      = Σ (-1)^|i-k| C(i, k) Π_l Π_{r < j_l} (d k_l - r |k|) / (dᵈ j!)
 * }</pre>
 *
 * (A. Griewank, J. Utke, A. Walther, Evaluating higher derivative tensors by forward propagation of
 * univariate Taylor series, Math. Comp. 69, 2000). The terms cancel; they are summed as integers.
 */
final class InterpolationWeight {

  private final int[] i;
  private final int[] j;
  private final int order;

  private InterpolationWeight(int[] i, int[] j) {
    this.i = i;
    this.j = j;
    this.order = Arrays.stream(i).sum();
  }

  static double of(int[] i, int[] j) {
    return new InterpolationWeight(i, j).value();
  }

  private double value() {
    if (order == 0) {
      return 1;
    }
    BigInteger sum = sum(new int[i.length], 0);
    return sum.signum() == 0 ? 0 : new BigFraction(sum, denominator()).doubleValue();
  }

  /** {@code dᵈ j!}. */
  private BigInteger denominator() {
    BigInteger product = BigInteger.valueOf(order).pow(order);
    for (int component : j) {
      for (int r = 2; r <= component; r++) {
        product = product.multiply(BigInteger.valueOf(r));
      }
    }
    return product;
  }

  /** The sum of the terms of all k that agree with the given one up to component l. */
  private BigInteger sum(int[] k, int l) {
    if (l == i.length) {
      return term(k);
    }
    BigInteger sum = BigInteger.ZERO;
    // Where j has a component and k has none, the product has a factor zero.
    for (int component = j[l] > 0 ? 1 : 0; component <= i[l]; component++) {
      k[l] = component;
      sum = sum.add(sum(k, l + 1));
    }
    return sum;
  }

  private BigInteger term(int[] k) {
    int size = Arrays.stream(k).sum();
    BigInteger product = (order - size) % 2 == 0 ? BigInteger.ONE : BigInteger.ONE.negate();
    for (int l = 0; l < k.length; l++) {
      product = product.multiply(BigInteger.valueOf(binomial(i[l], k[l])));
      for (int r = 0; r < j[l]; r++) {
        product = product.multiply(BigInteger.valueOf((long) order * k[l] - (long) r * size));
      }
    }
    return product;
  }

  private static long binomial(int n, int k) {
    return CombinatoricsUtils.binomialCoefficient(n, k);
  }
}
