package org.duetad.benchmarks;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * A product in plain Java: four rows of the result at a time, in separate arrays, to which
 * multiples of the rows of B are added. The JIT vectorises the inner loop, and each row of B
 * fetched serves four rows.
 */
final class FourRows {

  private static final int ROWS = 4;

  private FourRows() {}

  /** {@code A B}. */
  static DMatrixRMaj mult(DMatrixRMaj a, DMatrixRMaj b) {
    int n = b.numCols;
    double[][] rows = rows(b);
    double[][] c = new double[ROWS][n];
    DMatrixRMaj product = new DMatrixRMaj(a.numRows, n);
    for (int i = 0; i < a.numRows; i += ROWS) {
      int count = Math.min(ROWS, a.numRows - i);
      for (int r = 0; r < ROWS; r++) {
        Arrays.fill(c[r], 0.0);
      }
      for (int k = 0; k < a.numCols; k++) {
        add(rows[k], c, a, i, k, count);
      }
      for (int r = 0; r < count; r++) {
        System.arraycopy(c[r], 0, product.data, (i + r) * n, n);
      }
    }
    return product;
  }

  private static double[][] rows(DMatrixRMaj b) {
    double[][] rows = new double[b.numRows][b.numCols];
    for (int k = 0; k < b.numRows; k++) {
      System.arraycopy(b.data, k * b.numCols, rows[k], 0, b.numCols);
    }
    return rows;
  }

  private static void add(double[] b, double[][] c, DMatrixRMaj a, int i, int k, int count) {
    double s0 = a.unsafe_get(i, k);
    double s1 = count > 1 ? a.unsafe_get(i + 1, k) : 0.0;
    double s2 = count > 2 ? a.unsafe_get(i + 2, k) : 0.0;
    double s3 = count > 3 ? a.unsafe_get(i + 3, k) : 0.0;
    add(b, c[0], s0, c[1], s1, c[2], s2, c[3], s3);
  }

  private static void add(
      double[] b,
      double[] c0,
      double s0,
      double[] c1,
      double s1,
      double[] c2,
      double s2,
      double[] c3,
      double s3) {
    for (int j = 0; j < b.length; j++) {
      double x = b[j];
      c0[j] += s0 * x;
      c1[j] += s1 * x;
      c2[j] += s2 * x;
      c3[j] += s3 * x;
    }
  }
}
