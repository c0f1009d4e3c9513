package org.duetad.core.matrix;

import java.util.Objects;
import org.duetad.core.Arguments;
import org.jspecify.annotations.Nullable;

/** What all kinds of matrix share: their shape, and how they meet. */
public abstract class AbstractMatrix implements Matrix {

  private final int numRows;
  private final int numCols;

  /**
   * A matrix of a shape.
   *
   * @param numRows how many rows
   * @param numCols how many columns
   */
  protected AbstractMatrix(int numRows, int numCols) {
    this.numRows = numRows;
    this.numCols = numCols;
  }

  @Override
  public final int numRows() {
    return numRows;
  }

  @Override
  public final int numCols() {
    return numCols;
  }

  /**
   * Of the operands, the one that decides of which kind the results are: the one of the innermost
   * recording, else the first that is not constant.
   *
   * @throws NullPointerException if one is null
   */
  static Matrix leading(String operation, Matrix[] x) {
    Matrix leading = ConstantMatrix.EMPTY;
    for (int i = x.length - 1; i >= 0; i--) {
      leading = leading(nonNull(operation, x[i]), leading);
    }
    return leading;
  }

  private static Matrix leading(Matrix operand, Matrix leading) {
    if (operand instanceof ConstantMatrix) {
      return leading;
    }
    return leading.isTraced() && leading.level() > operand.level() ? leading : operand;
  }

  /**
   * An operand that must be there.
   *
   * @param operation the operation, for the message
   * @param x the operand
   * @return the operand
   */
  public static Matrix nonNull(String operation, @Nullable Matrix x) {
    return Objects.requireNonNull(
        x, () -> operation + ": an operand is null; wrap values with Matrix.of(...)");
  }

  /**
   * The index of an element in row-major order.
   *
   * @param row its row
   * @param col its column
   * @return {@code row · columns + col}
   * @throws IndexOutOfBoundsException if there is no such element
   */
  protected final int index(int row, int col) {
    if (row < 0 || row >= numRows || col < 0 || col >= numCols) {
      throw new IndexOutOfBoundsException(
          "get: element ("
              + row
              + ", "
              + col
              + ") of a "
              + shape()
              + " matrix; rows and columns count from 0");
    }
    return row * numCols + col;
  }

  /**
   * The error for an operand that cannot meet this matrix.
   *
   * @param operation the operation's name
   * @param other the operand, of another derivative call or another kind
   * @return the exception to throw
   */
  protected final IllegalStateException mixed(String operation, Object other) {
    return new IllegalStateException(
        operation
            + ": "
            + this
            + " and "
            + other
            + " belong to different derivative calls. "
            + Arguments.ADVICE);
  }

  /**
   * Checks that elements fill a shape.
   *
   * @param numRows how many rows
   * @param numCols how many columns
   * @param elements the elements, row after row
   * @throws IllegalArgumentException if there are more or fewer
   */
  static void checkElements(int numRows, int numCols, int elements) {
    if (numRows < 0 || numCols < 0 || (long) numRows * numCols != elements) {
      throw new IllegalArgumentException(
          "matrix: "
              + elements
              + " elements for shape "
              + numRows
              + "x"
              + numCols
              + "; pass rows · columns of them, row after row");
    }
  }
}
