package org.duetad.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.MatrixJvp;
import org.duetad.forward.ForwardMode;
import org.ejml.concurrency.EjmlConcurrency;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * An operation on small matrices, applied {@value #STEPS} times in sequence, {@code A ← A ∘ B}:
 * forward mode with one direction, and the same in plain EJML. The time is per operation.
 */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SmallMatrices extends MatrixSettings {

  static final int STEPS = 200;

  @Param({"2", "4", "8"})
  int size;

  @Param SmallOperation operation;

  private final ForwardMode forward = new ForwardMode();
  private DMatrixRMaj[] x;
  private DMatrixRMaj[] v;

  /** Draws A, and a B near the neutral element of products, so that numbers stay ordinary. */
  @Setup
  public void prepare() {
    EjmlConcurrency.USE_CONCURRENT = false;
    Random random = new Random(SEED);
    x = new DMatrixRMaj[] {drawn(random), drawn(random)};
    v = new DMatrixRMaj[] {drawn(random), drawn(random)};
    if (operation == SmallOperation.MULT) {
      CommonOps_DDRM.scale(1e-3, x[1]);
      CommonOps_DDRM.addEquals(x[1], CommonOps_DDRM.identity(size));
    }
    MatrixJvp expected = ejml();
    MatrixJvp actual = duet();
    requireEqual(
        new DMatrixRMaj[] {expected.value(), expected.tangent()},
        new DMatrixRMaj[] {actual.value(), actual.tangent()});
  }

  private DMatrixRMaj drawn(Random random) {
    return RandomMatrices_DDRM.rectangle(size, size, 0.9, 1.1, random);
  }

  /** Value and tangent by forward mode. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public MatrixJvp duet() {
    return forward.jvp(this::chain, x, v);
  }

  private Matrix chain(Matrix... inputs) {
    Matrix a = inputs[0];
    for (int i = 0; i < STEPS; i++) {
      a = operation.duet.apply(a, inputs[1]);
    }
    return a;
  }

  /** Value and tangent written by hand. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public MatrixJvp ejml() {
    DMatrixRMaj a = x[0];
    DMatrixRMaj da = v[0];
    for (int i = 0; i < STEPS; i++) {
      da = operation.tangent.of(a, da, x[1], v[1]);
      a = operation.value.apply(a, x[1]);
    }
    return new MatrixJvp(a, da);
  }

  /** The value alone. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public DMatrixRMaj ejmlValue() {
    DMatrixRMaj a = x[0];
    for (int i = 0; i < STEPS; i++) {
      a = operation.value.apply(a, x[1]);
    }
    return a;
  }
}
