package org.duetad.core.matrix;

import org.duetad.core.spi.Services;
import org.ejml.data.DMatrixRMaj;

/** Matrix products, the operations whose speed matters most, behind one interface. */
public interface Kernels {

  /** EJML's. */
  Kernels EJML = new EjmlKernels();

  /**
   * The kernels that the library uses: the first that is provided as a service, or else {@link
   * #EJML}.
   */
  Kernels DEFAULT = Services.of(Kernels.class).stream().findFirst().orElse(EJML);

  /**
   * {@code A B}, with A and B transposed on request. The shapes must match.
   *
   * @param a A
   * @param transA whether to use {@code Aᵀ} instead
   * @param b B
   * @param transB whether to use {@code Bᵀ} instead
   * @return a new matrix
   */
  DMatrixRMaj mult(DMatrixRMaj a, boolean transA, DMatrixRMaj b, boolean transB);
}
