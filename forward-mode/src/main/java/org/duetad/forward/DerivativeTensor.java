package org.duetad.forward;

import java.util.Arrays;

/**
 * The partial derivatives of one order d of a function of n variables: a symmetric tensor, of which
 * each of the {@code C(n+d-1, d)} distinct entries is stored once.
 */
public final class DerivativeTensor {

  private final MultiIndices indices;
  private final double[] entries;

  DerivativeTensor(MultiIndices indices, double[] entries) {
    this.indices = indices;
    this.entries = entries;
  }

  /**
   * The order of the derivatives.
   *
   * @return d, the number of indices of an entry
   */
  public int order() {
    return indices.order();
  }

  /**
   * The number of variables.
   *
   * @return n
   */
  public int dimension() {
    return indices.dimension();
  }

  /**
   * One entry, {@code ∂ᵈf/∂x_{i_1} ... ∂x_{i_d}}.
   *
   * @param variables the d variables to differentiate by, from 0, in any order
   * @return the derivative
   * @throws IllegalArgumentException if there are more or fewer than d of them
   * @throws IndexOutOfBoundsException if there is no such variable
   */
  public double get(int... variables) {
    if (variables.length != order()) {
      throw new IllegalArgumentException(
          "tensor: " + variables.length + " indices for order " + order() + "; pass one per order");
    }
    int[] orders = new int[dimension()];
    for (int variable : variables) {
      if (variable < 0 || variable >= orders.length) {
        throw new IndexOutOfBoundsException(
            "tensor: index "
                + variable
                + " of "
                + orders.length
                + " variables, which count from 0, in "
                + Arrays.toString(variables));
      }
      orders[variable]++;
    }
    return entries[indices.rank(orders)];
  }
}
