package org.duetad.acceleration.products;

import org.duetad.core.matrix.EjmlOrder;
import org.duetad.core.matrix.Kernels;
import org.ejml.data.DMatrixRMaj;

/**
 * Products in the order of EJML, hence with its bits, several times as fast. Each form has the
 * shapes where it is the fastest.
 */
public final class FastKernels implements Kernels {

  /** Up to this many products of elements, copying costs more than it saves. */
  private static final long FEW = 20L * 20 * 20;

  /** With fewer columns than this, rows are too short for loops over them. */
  private static final int NARROW = 16;

  private static final int VERY_NARROW = 2;

  /** For the service loader. */
  public FastKernels() {}

  @Override
  public DMatrixRMaj mult(DMatrixRMaj a, boolean transA, DMatrixRMaj b, boolean transB) {
    Strided left = Strided.of(a, transA);
    Strided right = Strided.of(b, transB);
    DMatrixRMaj c = new DMatrixRMaj(left.rows(), right.cols());
    if (c.data.length > 0 && left.cols() > 0) {
      compute(left, right, c, EjmlOrder.start(a, transA, b, transB));
    }
    return c;
  }

  private static void compute(Strided a, Strided b, DMatrixRMaj c, double start) {
    int narrow = Math.min(c.numRows, c.numCols);
    if (c.numCols == 1) {
      VectorProduct.compute(a, b.data(), c.data, start);
    } else if (c.numRows == 1) {
      VectorProduct.compute(b.transposed(), a.data(), c.data, start);
    } else if (narrow <= VERY_NARROW || (long) c.numRows * c.numCols * a.cols() <= FEW) {
      FewElements.compute(a, b, c.data, start);
    } else if (c.numCols < NARROW && c.numRows > c.numCols) {
      BlockedProduct.compute(b.transposed(), a.transposed(), Strided.of(c, true), start);
    } else {
      BlockedProduct.compute(a, b, Strided.of(c, false), start);
    }
  }
}
