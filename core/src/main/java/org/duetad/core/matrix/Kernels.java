package org.duetad.core.matrix;

import org.ejml.data.DMatrixRMaj;

/** Matrix products: the operations whose speed decides, behind one interface. */
public interface Kernels {

  /** What the library multiplies with. */
  Kernels DEFAULT = new EjmlKernels();

  /**
   * {@code A B}, with A and B transposed as asked. The shapes fit.
   *
   * @param a A
   * @param transA whether {@code Aᵀ} is meant
   * @param b B
   * @param transB whether {@code Bᵀ} is meant
   * @return a new matrix
   */
  DMatrixRMaj mult(DMatrixRMaj a, boolean transA, DMatrixRMaj b, boolean transB);
}
