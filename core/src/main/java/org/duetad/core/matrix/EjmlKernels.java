package org.duetad.core.matrix;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Products by EJML. */
final class EjmlKernels implements Kernels {

  /**
   * EJML's product with a transposed right factor runs along both factors' rows. If they do not
   * stay in the cache, it pays to transpose first: from about this many elements on, if there are
   * several rows.
   */
  private static final int TRANSPOSE_FROM = 50_000;

  private static final int ROWS_FROM = 16;

  @Override
  public DMatrixRMaj mult(DMatrixRMaj a, boolean transA, DMatrixRMaj b, boolean transB) {
    DMatrixRMaj c = new DMatrixRMaj(transA ? a.numCols : a.numRows, transB ? b.numRows : b.numCols);
    if (transA) {
      return transB ? CommonOps_DDRM.multTransAB(a, b, c) : CommonOps_DDRM.multTransA(a, b, c);
    }
    if (!transB) {
      return CommonOps_DDRM.mult(a, b, c);
    }
    boolean large = a.numRows >= ROWS_FROM && b.getNumElements() >= TRANSPOSE_FROM;
    return large
        ? CommonOps_DDRM.mult(a, CommonOps_DDRM.transpose(b, null), c)
        : CommonOps_DDRM.multTransB(a, b, c);
  }
}
