package org.duetad.core.matrix;

import java.util.function.Supplier;
import org.duetad.core.matrix.arithmetic.MatrixChain;

/**
 * A rule of matrices: what an operation means, and its derivative in both directions, written in
 * {@link Matrix} operations. Scalars among the operands and results are 1x1 matrices. Push and pull
 * are each other's transpose; with Y = f(X), the pullback of Ȳ is the X̄ for which {@code ⟨X̄, Ẋ⟩ =
 * ⟨Ȳ, Ẏ⟩} for every tangent Ẋ, {@code ⟨A, B⟩ = Σ a_ij b_ij}.
 *
 * <p>Tangents and adjoints that are known to be zero are {@linkplain ConstantMatrix#zero structural
 * zeros}, with which linear operations cost nothing. A product with a tangent or adjoint
 * annihilates ({@link MatrixChain}): an exactly zero factor gives exactly zero.
 */
public interface MatrixRule {

  /**
   * The field's name of the function.
   *
   * @return the name
   */
  String name();

  /**
   * {@code f(x)} on plain numbers.
   *
   * @param x the operands
   * @return the results
   * @throws IllegalArgumentException if the shapes do not fit, or there is no value; the message
   *     has the shapes
   */
  ConstantMatrix[] value(ConstantMatrix... x);

  /**
   * The tangents of the results.
   *
   * @param x the operands
   * @param y the results {@code f(x)}
   * @param dx the tangents of the operands, shaped as they are
   * @return the tangents of the results, shaped as they are
   */
  Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx);

  /**
   * Adds to the adjoints of the operands.
   *
   * @param x the operands
   * @param y the results {@code f(x)}
   * @param yBar the adjoints of the results, shaped as they are
   * @param xBar takes the adjoints of the operands, shaped as they are
   */
  void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar);

  /**
   * In what sense the rule is linear.
   *
   * @return not at all, unless overridden
   */
  default Linearity linearity() {
    return Linearity.NONE;
  }

  /**
   * {@code f(x)} in terms of simpler operations, for arithmetic that has no double values of its
   * own. Of a rule that is linear it is not asked.
   *
   * @param x the operands
   * @return the results
   * @throws UnsupportedOperationException if there is no such definition
   */
  default Matrix[] definition(Matrix... x) {
    throw new UnsupportedOperationException(
        name() + ": has no definition in simpler operations; use another mode");
  }

  /**
   * Whether this is a scalar rule applied by elements or rows, so that the definition gives the
   * value to the bit.
   *
   * @return false, unless overridden
   */
  default boolean isMadeOfScalars() {
    return false;
  }

  /** In what sense a rule is linear. */
  enum Linearity {
    /** In none. */
    NONE,
    /** In all operands together, as a sum is: {@code f(x + y) = f(x) + f(y)}. */
    LINEAR,
    /** In each of its two operands, as a product is. */
    BILINEAR
  }

  /** Where a pullback puts the adjoints of the operands. */
  @FunctionalInterface
  interface Adjoints {

    /**
     * Adds to the adjoints of all operands, which were computed together.
     *
     * @param adjoints one for each operand
     */
    default void addAll(Matrix... adjoints) {
      for (int i = 0; i < adjoints.length; i++) {
        Matrix adjoint = adjoints[i];
        add(i, () -> adjoint);
      }
    }

    /**
     * As {@link #add}, of a matrix that was made for this and that nobody else keeps: it may be
     * changed, or handed out, without a copy.
     *
     * @param operand the operand's index
     * @param adjoint computes a new matrix; called at most once
     */
    default void give(int operand, Supplier<Matrix> adjoint) {
      add(operand, adjoint);
    }

    /**
     * Adds to an operand's adjoint, unless nobody wants to know it: the operand may be constant.
     *
     * @param operand the operand's index
     * @param adjoint computes what is added; called at most once
     */
    void add(int operand, Supplier<Matrix> adjoint);
  }

  /**
   * {@code f(x)}, all results.
   *
   * @param x the operands
   * @return the results, of the operands' kind
   */
  default Matrix[] all(Matrix... x) {
    return AbstractMatrix.leading(name(), x).apply(this, x);
  }

  /**
   * {@code f(x)}, the first result.
   *
   * @param x the operands
   * @return the result, of the operands' kind
   */
  default Matrix of(Matrix... x) {
    return all(x)[0];
  }
}
