package org.duetad.core.matrix;

import org.ejml.data.DMatrixRMaj;

/** The factorisations of one matrix, each computed when first asked for, by EJML. */
final class Factorisations {

  private final DMatrixRMaj matrix;

  Factorisations(DMatrixRMaj matrix) {
    this.matrix = matrix;
  }

  @Override
  public String toString() {
    return "factorisations of " + matrix.numRows + "x" + matrix.numCols;
  }
}
