package org.duetad.core.matrix;

import org.ejml.data.DMatrixRMaj;

/** Triangular systems. Only the triangle asked for is read. */
final class Triangles {

  private Triangles() {}

  /** {@code T⁻¹ B} with T lower triangular; or {@code T⁻ᵀ B}. Overwrites b. */
  static DMatrixRMaj solveLower(DMatrixRMaj t, boolean transA, DMatrixRMaj b) {
    return transA ? substitute(t, 1, t.numCols, false, b) : substitute(t, t.numCols, 1, true, b);
  }

  /** {@code T⁻¹ B} with T upper triangular; or {@code T⁻ᵀ B}. Overwrites b. */
  static DMatrixRMaj solveUpper(DMatrixRMaj t, boolean transA, DMatrixRMaj b) {
    return transA ? substitute(t, 1, t.numCols, true, b) : substitute(t, t.numCols, 1, false, b);
  }

  /**
   * Substitution by rows of B, as memory lies; EJML's goes down its columns. The strides say how
   * far apart the rows and columns of the triangle are.
   */
  private static DMatrixRMaj substitute(
      DMatrixRMaj t, int rowStride, int colStride, boolean forward, DMatrixRMaj b) {
    int n = t.numRows;
    for (int step = 0; step < n; step++) {
      int i = forward ? step : n - 1 - step;
      int end = forward ? i : n;
      for (int k = forward ? 0 : i + 1; k < end; k++) {
        subtractRow(b, i, t.data[i * rowStride + k * colStride], k);
      }
      divideRow(b, i, t.data[i * (rowStride + colStride)]);
    }
    return b;
  }

  private static void subtractRow(DMatrixRMaj b, int row, double factor, int other) {
    double[] data = b.data;
    int from = other * b.numCols;
    int to = row * b.numCols;
    for (int j = 0; j < b.numCols; j++) {
      data[to + j] -= factor * data[from + j];
    }
  }

  private static void divideRow(DMatrixRMaj b, int row, double divisor) {
    int begin = row * b.numCols;
    for (int k = begin; k < begin + b.numCols; k++) {
      b.data[k] /= divisor;
    }
  }

  /** A zero on the diagonal of a triangular factor: there is no solution. */
  static void checkPivots(String operation, DMatrixRMaj t, String wayOut) {
    for (int i = 0; i < t.numRows; i++) {
      double pivot = t.unsafe_get(i, i);
      if (pivot == 0) {
        throw failure(operation, t, "singular", i, pivot, wayOut);
      }
    }
  }

  /** The error for a matrix that an operation is not defined of. */
  static ArithmeticException failure(
      String operation, DMatrixRMaj a, String what, int index, double pivot, String wayOut) {
    return new ArithmeticException(
        operation
            + ": "
            + a.numRows
            + "x"
            + a.numCols
            + " matrix is "
            + what
            + ": pivot "
            + index
            + " is "
            + pivot
            + "; "
            + wayOut);
  }
}
