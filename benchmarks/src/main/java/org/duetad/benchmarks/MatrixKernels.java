package org.duetad.benchmarks;

import java.util.Random;
import org.ejml.concurrency.EjmlConcurrency;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Products of square matrices: EJML's against plain Java with four rows at once. */
public class MatrixKernels extends MatrixSettings {

  @Param({"64", "128", "256", "512"})
  int size;

  private DMatrixRMaj a;
  private DMatrixRMaj b;

  /** Draws the factors, and checks that all kernels compute the same. */
  @Setup
  public void prepare() {
    EjmlConcurrency.USE_CONCURRENT = false;
    Random random = new Random(SEED);
    a = RandomMatrices_DDRM.rectangle(size, size, -1, 1, random);
    b = RandomMatrices_DDRM.rectangle(size, size, -1, 1, random);
    requireEqual(new DMatrixRMaj[] {ejml()}, new DMatrixRMaj[] {fourRows()});
  }

  /** {@code A B}. */
  @Benchmark
  public DMatrixRMaj ejml() {
    return CommonOps_DDRM.mult(a, b, null);
  }

  /** {@code A Bᵀ}. */
  @Benchmark
  public DMatrixRMaj ejmlTransB() {
    return CommonOps_DDRM.multTransB(a, b, null);
  }

  /** {@code Aᵀ B}. */
  @Benchmark
  public DMatrixRMaj ejmlTransA() {
    return CommonOps_DDRM.multTransA(a, b, null);
  }

  /** {@code A B} by {@link FourRows}. */
  @Benchmark
  public DMatrixRMaj fourRows() {
    return FourRows.mult(a, b);
  }
}
