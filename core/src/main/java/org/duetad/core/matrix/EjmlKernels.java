package org.duetad.core.matrix;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Products by EJML. */
final class EjmlKernels implements Kernels {

  /**
   * EJML's product with a transposed right factor runs along inner products, at half the speed of
   * the others; from this size on it pays to transpose first.
   */
  private static final int TRANSPOSE_FROM = 64;

  @Override
  public DMatrixRMaj mult(DMatrixRMaj a, boolean transA, DMatrixRMaj b, boolean transB) {
    DMatrixRMaj c = new DMatrixRMaj(transA ? a.numCols : a.numRows, transB ? b.numRows : b.numCols);
    if (transA) {
      return transB ? CommonOps_DDRM.multTransAB(a, b, c) : CommonOps_DDRM.multTransA(a, b, c);
    }
    if (!transB) {
      return CommonOps_DDRM.mult(a, b, c);
    }
    boolean large = a.numRows >= TRANSPOSE_FROM && Math.min(b.numRows, b.numCols) >= TRANSPOSE_FROM;
    return large
        ? CommonOps_DDRM.mult(a, CommonOps_DDRM.transpose(b, null), c)
        : CommonOps_DDRM.multTransB(a, b, c);
  }
}
