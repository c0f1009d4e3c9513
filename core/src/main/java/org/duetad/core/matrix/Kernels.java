package org.duetad.core.matrix;

import org.ejml.data.DMatrixRMaj;

/** Matrix products: the operations whose speed decides, behind one interface. */
interface Kernels {

  /** What the library multiplies with. */
  Kernels DEFAULT = new EjmlKernels();

  /** {@code A B}, with A and B transposed as asked; a new matrix. The shapes fit. */
  DMatrixRMaj mult(DMatrixRMaj a, boolean transA, DMatrixRMaj b, boolean transB);
}
