package org.duetad.core.sparse;

import org.ejml.data.DMatrixSparseCSC;

/** EJML's compressed column matrices. */
final class Csc {

  private Csc() {}

  /** A matrix with room for the entries of the transposed pattern, all zero. */
  static DMatrixSparseCSC of(SparsityPattern transposed) {
    DMatrixSparseCSC matrix = new DMatrixSparseCSC(transposed.columns(), transposed.rows(), 0);
    matrix.col_idx = transposed.copyOfStarts();
    matrix.nz_rows = transposed.copyOfIndices();
    matrix.nz_values = new double[transposed.count()];
    matrix.nz_length = transposed.count();
    matrix.indicesSorted = true;
    return matrix;
  }
}
