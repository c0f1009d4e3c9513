package org.duetad.core.matrix;

import org.duetad.core.spi.Arguments;
import org.ejml.EjmlParameters;
import org.ejml.data.DMatrixRMaj;

/**
 * The order in which EJML computes a product: each element is the sum of its products, multiplied
 * and added one after the other, from the first to the last. Other {@link Kernels} that keep it
 * have the same bits.
 */
public final class EjmlOrder {

  /**
   * EJML's product with a transposed right factor runs along both factors' rows. If they do not
   * stay in the cache, it pays to transpose first: from about this many elements on, if there are
   * several rows.
   */
  private static final int TRANSPOSE_FROM = 50_000;

  private static final int ROWS_FROM = 16;

  private EjmlOrder() {}

  /**
   * What the sums start from: {@code -0}, which is as if from the first product, or {@code 0}. It
   * depends on the shapes and decides the sign of an element all of whose products are {@code -0}.
   *
   * @param a A
   * @param transA whether {@code Aᵀ} is used instead
   * @param b B
   * @param transB whether {@code Bᵀ} is used instead
   * @return {@code -0.0} or {@code 0.0}
   */
  public static double start(DMatrixRMaj a, boolean transA, DMatrixRMaj b, boolean transB) {
    Arguments.given("mult", "left factor", a);
    Arguments.given("mult", "right factor", b);
    int rows = transA ? a.numCols : a.numRows;
    int cols = transB ? b.numRows : b.numCols;
    return fromFirst(rows, transA, cols, transB, transposesFirst(a, b)) ? -0.0 : 0.0;
  }

  private static boolean fromFirst(
      int rows, boolean transA, int cols, boolean transB, boolean large) {
    if (cols == 1) {
      return !transA || isWide(rows);
    }
    if (transB) {
      return !transA && large && isWide(cols);
    }
    return isWide(cols) || (transA && isWide(rows));
  }

  private static boolean isWide(int columns) {
    return columns >= EjmlParameters.MULT_COLUMN_SWITCH;
  }

  /** Whether {@code A Bᵀ} is computed with a transposed copy of B. */
  static boolean transposesFirst(DMatrixRMaj a, DMatrixRMaj b) {
    return a.numRows >= ROWS_FROM && b.getNumElements() >= TRANSPOSE_FROM;
  }
}
