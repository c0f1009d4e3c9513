package org.duetad.core.spi;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.UnaryRule;

/**
 * The one interception point: all that a new kind of number has to implement. Every operation of
 * {@link Scalar} ends in one of these methods; a rule says what the operation means, the kind of
 * number determines what is done with it (evaluate it, carry a tangent along, record it on a tape).
 */
public interface Operand {

  /**
   * The primal value as a plain double. What is computed from it is a constant: no derivative
   * passes through here.
   *
   * @return the primal value
   */
  double value();

  /**
   * The primal value, as {@link #value}, but read without recording a dependency: for what does not
   * influence a program's control flow, such as the values of a rule's operands.
   *
   * @return the primal value
   */
  default double primal() {
    return value();
  }

  /**
   * {@code rule(this)}.
   *
   * @param rule the elementwise rule
   * @return the result, of this number's kind
   */
  Scalar apply(UnaryRule rule);

  /**
   * {@code rule(this, right)}.
   *
   * @param rule the binary rule
   * @param right the right operand: a constant or a number of the same derivative call
   * @return the result
   * @throws IllegalStateException if {@code right} belongs to another derivative call, or this
   *     one's has ended
   */
  Scalar apply(BinaryRule rule, Scalar right);

  /**
   * {@code rule(left, this)} for a left operand that is a constant, or belongs to an outer
   * derivative call.
   *
   * @param rule the binary rule
   * @param left the left operand
   * @return the result, of this number's kind
   * @throws IllegalStateException if {@code left} belongs to an outer call and this number's call
   *     gives doubles, which would lose the outer derivative
   */
  Scalar applyRight(BinaryRule rule, Scalar left);

  /**
   * When this number's derivative call began: of two calls whose numbers meet, the one that began
   * later is the inner one.
   *
   * @return {@link Tag#level}; 0 for a constant
   */
  long level();

  /**
   * How much this number's derivative call has recorded so far, to be swept backwards. It grows
   * with every operation on the call's numbers that is impossible after the call.
   *
   * @return 0 if nothing is recorded, unless overridden
   */
  default long recorded() {
    return 0;
  }

  /**
   * Whether this number belongs to a program that is being recorded. Such numbers absorb constants
   * and numbers of outer derivative calls, and comparisons with them are recorded.
   *
   * @return false, unless overridden
   */
  default boolean isTraced() {
    return false;
  }

  /**
   * {@code rule(x[0], ..., x[n-1])}, one result of many operands. This number is one of them; it
   * only determines the kind of the result.
   *
   * @param rule the reduction
   * @param x the operands: constants and numbers of this derivative call
   * @return the result, of this number's kind
   */
  Scalar apply(Reduction rule, Scalar[] x);

  /**
   * {@code rule(x[0], ..., x[n-1])}, many results of many operands. This number is one of them; it
   * only determines the kind of the results.
   *
   * @param rule the general rule
   * @param x the operands: constants and numbers of this derivative call
   * @return the results, of this number's kind
   */
  Scalar[] apply(GeneralRule rule, Scalar[] x);

  /**
   * A matrix of numbers. This number is one of them; it only determines the kind of the matrix.
   *
   * @param numRows how many rows
   * @param numCols how many columns
   * @param x the elements, row after row: constants and numbers of this derivative call
   * @return the matrix, of this number's kind
   * @throws UnsupportedOperationException if there are no matrices of this kind
   */
  default Matrix matrixOf(int numRows, int numCols, Scalar[] x) {
    throw new UnsupportedOperationException(
        "matrix: there are no matrices of numbers like "
            + this
            + "; write the function in scalars, or differentiate it in another mode");
  }

  /**
   * {@code Σ x_i}, summed left to right; one of the operands is this number. A kind of number
   * overrides it for speed only: its meaning is {@link Reductions#SUM}.
   *
   * @param x the summands
   * @return the sum, of this number's kind
   */
  default Scalar sumOf(Scalar[] x) {
    return apply(Reductions.SUM, x);
  }

  /**
   * {@code Σ a_{i+k} b_{j+k}} for k from 0 to length - 1, left to right; one of the operands is
   * this number. A kind of number overrides it for speed only: its meaning is {@link
   * Reductions#DOT}.
   *
   * @param a the left factors
   * @param i the index of the first left factor
   * @param b the right factors
   * @param j the index of the first right factor
   * @param length how many products
   * @return the sum of products, of this number's kind
   */
  default Scalar dotOf(Scalar[] a, int i, Scalar[] b, int j, int length) {
    Scalar[] factors = new Scalar[2 * length];
    System.arraycopy(a, i, factors, 0, length);
    System.arraycopy(b, j, factors, length, length);
    return apply(Reductions.DOT, factors);
  }

  /**
   * The same where this number is any of the operands, or a constant: the one that determines the
   * kind of the result is found first. A kind of number overrides it for speed only, to do both in
   * one pass where all operands are numbers of its derivative call.
   *
   * @param a the left factors
   * @param i the index of the first left factor
   * @param b the right factors
   * @param j the index of the first right factor
   * @param length how many products
   * @return the inner product, of the kind of {@link Reductions#leading}
   */
  default Scalar dotAmong(Scalar[] a, int i, Scalar[] b, int j, int length) {
    return Reductions.leading(a, i, b, j, length).dotOf(a, i, b, j, length);
  }

  /**
   * {@code Σ w_{i+k} x_{j+k}} with constant weights, for k from 0 to length - 1, left to right; one
   * of the operands is this number. A kind of number overrides it for speed only: its meaning is
   * {@link Reductions#DOT}.
   *
   * @param w the weights
   * @param i the index of the first weight
   * @param x the operands
   * @param j the index of the first operand
   * @param length how many products
   * @return the weighted sum, of this number's kind
   */
  default Scalar weightedSumOf(double[] w, int i, Scalar[] x, int j, int length) {
    return dotOf(Scalar.of(Arrays.copyOfRange(w, i, i + length)), 0, x, j, length);
  }
}
