package org.duetad.core.spi;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;

/**
 * What all kinds of matrix share: their shape, and what happens when different kinds are combined.
 */
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

  @Override
  public final Scalar get(int row, int col) {
    return element(index(row, col));
  }

  @Override
  public Scalar[] toScalars() {
    Scalar[] elements = new Scalar[numRows * numCols];
    Arrays.setAll(elements, this::element);
    return elements;
  }

  /**
   * One element, as a number of the matrix's kind.
   *
   * @param index its index in row-major order
   * @return the element
   */
  protected abstract Scalar element(int index);

  /**
   * The index of an element in row-major order.
   *
   * @param row its row
   * @param col its column
   * @return {@code row · columns + col}
   * @throws IndexOutOfBoundsException if there is no such element
   */
  private int index(int row, int col) {
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
   * The error for an operand that cannot be combined with this matrix.
   *
   * @param operation the operation's name
   * @param other the operand, of another derivative call or another kind
   * @return the exception to throw
   */
  protected final IllegalStateException mixed(String operation, Object other) {
    return Arguments.mixed(operation, this, other);
  }
}
