package org.duetad.core.matrix;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Products by EJML. */
final class EjmlKernels implements Kernels {

  @Override
  public DMatrixRMaj mult(DMatrixRMaj a, boolean transA, DMatrixRMaj b, boolean transB) {
    DMatrixRMaj c = new DMatrixRMaj(transA ? a.numCols : a.numRows, transB ? b.numRows : b.numCols);
    if (transA) {
      return transB ? CommonOps_DDRM.multTransAB(a, b, c) : CommonOps_DDRM.multTransA(a, b, c);
    }
    if (!transB) {
      return CommonOps_DDRM.mult(a, b, c);
    }
    return EjmlOrder.transposesFirst(a, b)
        ? CommonOps_DDRM.mult(a, CommonOps_DDRM.transpose(b, null), c)
        : CommonOps_DDRM.multTransB(a, b, c);
  }
}
