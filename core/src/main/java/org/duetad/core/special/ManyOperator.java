package org.duetad.core.special;

import java.util.function.DoubleUnaryOperator;

/**
 * A function of a number that has a faster form for many numbers at once, with the same bits.
 * Kernels use that form where it is the value of a rule.
 */
public interface ManyOperator extends DoubleUnaryOperator {

  /**
   * {@code y_i = f(x_i)}, bit for bit {@link #applyAsDouble}.
   *
   * @param y receives the values, another array
   * @param x the operands
   * @param n how many, the first ones
   */
  void apply(double[] y, double[] x, int n);
}
