package org.duetad.examples.optimizers;

import org.ejml.data.DMatrixSparseCSC;

/** Products with a sparse matrix in compressed-column form. */
final class SparseProducts {

  private final DMatrixSparseCSC j;

  SparseProducts(DMatrixSparseCSC j) {
    this.j = j;
  }

  int columns() {
    return j.numCols;
  }

  /** {@code J v}. */
  double[] times(double... v) {
    double[] product = new double[j.numRows];
    for (int k = 0; k < j.numCols; k++) {
      for (int i = j.col_idx[k]; i < j.col_idx[k + 1]; i++) {
        product[j.nz_rows[i]] += j.nz_values[i] * v[k];
      }
    }
    return product;
  }

  /** {@code Jᵀ u}. */
  double[] transposeTimes(double... u) {
    double[] product = new double[j.numCols];
    for (int k = 0; k < j.numCols; k++) {
      for (int i = j.col_idx[k]; i < j.col_idx[k + 1]; i++) {
        product[k] += j.nz_values[i] * u[j.nz_rows[i]];
      }
    }
    return product;
  }

  double[] columnNorms() {
    double[] norms = new double[j.numCols];
    for (int k = 0; k < j.numCols; k++) {
      for (int i = j.col_idx[k]; i < j.col_idx[k + 1]; i++) {
        norms[k] = Math.hypot(norms[k], j.nz_values[i]);
      }
    }
    return norms;
  }
}
