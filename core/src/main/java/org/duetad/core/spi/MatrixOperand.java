package org.duetad.core.spi;

import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.ejml.data.DMatrixRMaj;

/**
 * The one interception point of matrices: all that a new kind of matrix has to implement. Every
 * operation of {@link Matrix} ends in one of these methods.
 */
public interface MatrixOperand {

  /**
   * How many rows there are.
   *
   * @return 0 or more
   */
  int numRows();

  /**
   * How many columns there are.
   *
   * @return 0 or more
   */
  int numCols();

  /**
   * When this matrix's derivative call began: of two calls whose matrices meet, the one that began
   * later is the inner one.
   *
   * @return {@link org.duetad.core.spi.Tag#level}; 0 for a constant
   */
  long level();

  /**
   * Whether this matrix belongs to a program that is being recorded. Such matrices absorb constants
   * and those of outer derivative calls, and comparisons with them are recorded.
   *
   * @return false, unless overridden
   */
  default boolean isTraced() {
    return false;
  }

  /**
   * How much this matrix's derivative call has recorded so far, to be swept backwards. It grows
   * with every operation on the call's numbers that is impossible after the call.
   *
   * @return 0 if nothing is recorded, unless overridden
   */
  default long recorded() {
    return 0;
  }

  /**
   * The primal values. What is computed from them is constant: no derivative passes through here.
   *
   * @return a new EJML matrix, caller-owned
   */
  DMatrixRMaj value();

  /**
   * The primal values, as {@link #value}, but read without recording a dependency.
   *
   * @return constants
   */
  default ConstantMatrix primal() {
    return this instanceof ConstantMatrix c ? c : ConstantMatrix.borrowing(value());
  }

  /**
   * One element as a number of this matrix's kind.
   *
   * @param row its row
   * @param col its column
   * @return the element
   * @throws IndexOutOfBoundsException if there is no such element
   */
  Scalar get(int row, int col);

  /**
   * All elements as numbers of this matrix's kind, row after row.
   *
   * @return rows · columns numbers, in a new array
   */
  Scalar[] toScalars();

  /**
   * {@code rule(x[0], ..., x[n-1])}. This matrix is one of the operands; it only determines the
   * kind of the results.
   *
   * @param rule the rule
   * @param x the operands: constants and matrices of this derivative call
   * @return the results, of this matrix's kind
   * @throws IllegalArgumentException if the shapes of the operands do not fit
   * @throws IllegalStateException if an operand belongs to another derivative call, or this one's
   *     has ended
   */
  Matrix[] apply(MatrixRule rule, Matrix... x);
}
