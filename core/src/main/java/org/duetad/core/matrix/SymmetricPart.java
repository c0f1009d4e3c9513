package org.duetad.core.matrix;

import org.ejml.data.DMatrixRMaj;

/**
 * {@code (A + Aᵀ)/2}, without overflow: the part of a square matrix that symmetric operations use.
 */
public final class SymmetricPart {

  private SymmetricPart() {}

  /**
   * The symmetric part.
   *
   * @param a a square matrix
   * @return a new matrix; for a symmetric one, a copy
   */
  public static DMatrixRMaj of(DMatrixRMaj a) {
    DMatrixRMaj mean = new DMatrixRMaj(a.numRows, a.numCols);
    for (int i = 0; i < a.numRows; i++) {
      for (int j = 0; j < a.numCols; j++) {
        double one = a.unsafe_get(i, j);
        double other = a.unsafe_get(j, i);
        mean.unsafe_set(i, j, one == other ? one : 0.5 * one + 0.5 * other);
      }
    }
    return mean;
  }
}
