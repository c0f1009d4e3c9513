package org.duetad.core.mode;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.spi.Excerpt;
import org.ejml.data.DMatrixRMaj;

/**
 * All derivatives {@code ∂Y_ij/∂X_kl} of a matrix Y, p x q, by a matrix X, m x n. Vectors are
 * columns or rows and numbers are 1x1 matrices, so this covers a number by a vector, a vector by a
 * vector, a vector by a matrix (3-way) and a matrix by a matrix (4-way).
 */
public final class MatrixJacobian {

  private final int q;
  private final int numRows;
  private final int numCols;

  /** Row {@code i q + j} has the derivatives of Y_ij, column {@code k n + l} those by X_kl. */
  private final DMatrixRMaj derivatives;

  /**
   * Keeps the matrix without copying.
   *
   * @param q the columns of Y
   * @param numRows m, the rows of X
   * @param numCols n, the columns of X
   * @param derivatives pq x mn, both indices row after row
   */
  MatrixJacobian(int q, int numRows, int numCols, DMatrixRMaj derivatives) {
    this.q = q;
    this.numRows = numRows;
    this.numCols = numCols;
    this.derivatives = derivatives;
  }

  /**
   * {@code ∂Y_ij/∂X_kl}.
   *
   * @param i the row in Y
   * @param j the column in Y
   * @param k the row in X
   * @param l the column in X
   * @return the derivative
   * @throws IndexOutOfBoundsException if Y or X has no such element
   */
  public double get(int i, int j, int k, int l) {
    return derivatives.get(output(i, j), index("X", k, l, numRows, numCols));
  }

  private int output(int i, int j) {
    return index("Y", i, j, q == 0 ? 0 : derivatives.numRows / q, q);
  }

  private static int index(String of, int row, int col, int numRows, int numCols) {
    if (row < 0 || row >= numRows || col < 0 || col >= numCols) {
      throw new IndexOutOfBoundsException(
          "jacobian: element ("
              + row
              + ", "
              + col
              + ") of "
              + of
              + ", which is "
              + numRows
              + "x"
              + numCols
              + "; rows and columns count from 0");
    }
    return row * numCols + col;
  }

  /**
   * The gradient of one output, {@code ∂Y_ij/∂X}.
   *
   * @param i the row in Y
   * @param j the column in Y
   * @return m x n, a new matrix
   * @throws IndexOutOfBoundsException if Y has no such element
   */
  public DMatrixRMaj gradient(int i, int j) {
    int size = numRows * numCols;
    DMatrixRMaj gradient = new DMatrixRMaj(numRows, numCols);
    System.arraycopy(derivatives.data, output(i, j) * size, gradient.data, 0, size);
    return gradient;
  }

  /**
   * All derivatives as one matrix, the elements of Y and of X taken row after row. In {@linkplain
   * Layout#NUMERATOR numerator} layout it is pq x mn; in {@linkplain Layout#DENOMINATOR
   * denominator} layout its transpose, mn x pq.
   *
   * @param layout which indices are the rows
   * @return a new matrix
   */
  public DMatrixRMaj matrix(Layout layout) {
    Matrix matrix = ConstantMatrix.borrowing(derivatives);
    return (layout == Layout.NUMERATOR ? matrix : matrix.transpose()).value();
  }

  /**
   * All derivatives as a 4-way array: {@code [i][j][k][l]} is {@code ∂Y_ij/∂X_kl} in {@linkplain
   * Layout#NUMERATOR numerator} layout, {@code ∂Y_kl/∂X_ij} in {@linkplain Layout#DENOMINATOR
   * denominator} layout.
   *
   * @param layout which indices come first
   * @return a new array
   */
  public double[][][][] tensor(Layout layout) {
    int p = q == 0 ? 0 : derivatives.numRows / q;
    return layout == Layout.NUMERATOR
        ? tensor(p, q, numRows, numCols, this::get)
        : tensor(numRows, numCols, p, q, (i, j, k, l) -> get(k, l, i, j));
  }

  @Override
  public String toString() {
    return "MatrixJacobian["
        + (q == 0 ? 0 : derivatives.numRows / q)
        + "x"
        + q
        + " by "
        + numRows
        + "x"
        + numCols
        + ", derivatives="
        + Excerpt.of(derivatives)
        + "]";
  }

  /** An element of a 4-way array. */
  @FunctionalInterface
  private interface Element {
    double at(int i, int j, int k, int l);
  }

  private static double[][][][] tensor(int p, int q, int m, int n, Element element) {
    double[][][][] tensor = new double[p][q][m][n];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < q; j++) {
        for (int k = 0; k < m; k++) {
          for (int l = 0; l < n; l++) {
            tensor[i][j][k][l] = element.at(i, j, k, l);
          }
        }
      }
    }
    return tensor;
  }
}
