package org.duetad.core.sparse;

import org.ejml.data.DMatrixSparseCSC;

/** Where the entries of a matrix of derivatives are on one branch of a function. */
interface EntryPlan {

  /** A matrix with all entries, which are zero. */
  DMatrixSparseCSC matrix();

  /** Where an entry is in the matrix, or -1. */
  int place(int row, int column);

  /** Fills in what follows from the entries that were put to their places. */
  default void complete(DMatrixSparseCSC matrix) {}
}
