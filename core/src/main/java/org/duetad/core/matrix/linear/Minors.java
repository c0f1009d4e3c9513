package org.duetad.core.matrix.linear;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;

/**
 * The cofactors of a small matrix and their derivative by determinants of its minors: each element
 * is as accurate as the elements that it depends on, however different their magnitudes.
 */
final class Minors {

  /** Up to this size, minors are no slower than singular values. */
  static final int MAX = 6;

  private Minors() {}

  /**
   * {@code c_ij = (-1)^(i+j) det A_ij}, with {@code A_ij} the matrix without row i and column j.
   */
  static DMatrixRMaj cofactors(DMatrixRMaj a) {
    return each(a.numRows, (i, j) -> determinant(without(a, i, j)));
  }

  /**
   * The derivative of the cofactors in directions E, F, ...: {@code (-1)^(i+j) ⟨G, F_ij⟩} with the
   * derivative G of {@code cof A_ij} in the directions before F. It is a polynomial, at any rank.
   */
  static DMatrixRMaj derivative(DMatrixRMaj a, DMatrixRMaj... directions) {
    int rest = directions.length - 1;
    return rest < 0
        ? cofactors(a)
        : each(
            a.numRows,
            (i, j) -> {
              DMatrixRMaj[] before = new DMatrixRMaj[rest];
              Arrays.setAll(before, k -> without(directions[k], i, j));
              return VectorVectorMult_DDRM.innerProd(
                  derivative(without(a, i, j), before), without(directions[rest], i, j));
            });
  }

  private static double determinant(DMatrixRMaj a) {
    return a.numRows == 0 ? 1.0 : CommonOps_DDRM.det(a);
  }

  /** A number for the row and column that are left out. */
  @FunctionalInterface
  private interface OfMinor {
    double at(int i, int j);
  }

  private static DMatrixRMaj each(int n, OfMinor number) {
    DMatrixRMaj c = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        c.unsafe_set(i, j, (i + j) % 2 == 0 ? number.at(i, j) : -number.at(i, j));
      }
    }
    return c;
  }

  private static DMatrixRMaj without(DMatrixRMaj a, int row, int col) {
    DMatrixRMaj minor = new DMatrixRMaj(a.numRows - 1, a.numCols - 1);
    for (int i = 0, k = 0; i < a.numRows; i++) {
      for (int j = 0; j < a.numCols; j++) {
        if (i != row && j != col) {
          minor.data[k++] = a.unsafe_get(i, j);
        }
      }
    }
    return minor;
  }
}
