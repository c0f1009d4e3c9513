package org.duetad.core.matrix.linear;

import org.ejml.data.DMatrixRMaj;

/** Triangular systems. Only the relevant triangle is read. */
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
   * Substitution by rows of B, in memory order; EJML's goes down its columns. The strides are the
   * distances between the rows and between the columns of the triangle.
   */
  private static DMatrixRMaj substitute(
      DMatrixRMaj t, int rowStride, int colStride, boolean forward, DMatrixRMaj b) {
    int n = t.numRows;
    for (int step = 0; step < n; step++) {
      int i = forward ? step : n - 1 - step;
      int begin = forward ? 0 : i + 1;
      int end = forward ? i : n;
      subtractRows(t.data, i * rowStride, colStride, begin, end, b, i);
      divideRow(b, i, t.data[i * (rowStride + colStride)]);
    }
    return b;
  }

  /** {@code b_i -= Σ_k t_ik b_k}, four rows at a time: twice as fast as one by one. */
  private static void subtractRows(
      double[] t, int rowOfT, int stride, int begin, int end, DMatrixRMaj b, int i) {
    int width = b.numCols;
    int k = begin;
    for (; k + 3 < end; k += 4) {
      subtractFour(t, rowOfT + k * stride, stride, b.data, k * width, i * width, width);
    }
    for (; k < end; k++) {
      double factor = t[rowOfT + k * stride];
      for (int j = 0; j < width; j++) {
        b.data[i * width + j] -= factor * b.data[k * width + j];
      }
    }
  }

  private static void subtractFour(
      double[] t, int at, int stride, double[] b, int from, int to, int width) {
    double t0 = t[at];
    double t1 = t[at + stride];
    double t2 = t[at + 2 * stride];
    double t3 = t[at + 3 * stride];
    int from1 = from + width;
    int from2 = from1 + width;
    int from3 = from2 + width;
    for (int j = 0; j < width; j++) {
      b[to + j] -= t0 * b[from + j] + t1 * b[from1 + j] + t2 * b[from2 + j] + t3 * b[from3 + j];
    }
  }

  private static void divideRow(DMatrixRMaj b, int row, double divisor) {
    int begin = row * b.numCols;
    for (int k = begin; k < begin + b.numCols; k++) {
      b.data[k] /= divisor;
    }
  }

  /** Rejects a triangular factor with a zero on its diagonal, for which there is no solution. */
  static void checkPivots(String operation, DMatrixRMaj t, String wayOut) {
    for (int i = 0; i < t.numRows; i++) {
      double pivot = t.unsafe_get(i, i);
      if (pivot == 0) {
        throw failure(operation, t, "singular", i, pivot, wayOut);
      }
    }
  }

  /** The error for a matrix for which an operation is not defined. */
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
