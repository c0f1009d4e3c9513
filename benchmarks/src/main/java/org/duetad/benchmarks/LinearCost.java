package org.duetad.benchmarks;

import java.util.Random;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Gradients of loops over the rows or columns of a matrix: the time is proportional to their
 * number, since adjoints of rows, columns and blocks are added in place.
 */
public class LinearCost extends MatrixSettings {

  private static final int WIDTH = 4;

  /** The number of rows or columns. */
  @Param({"2000", "4000", "8000", "16000"})
  int n;

  @Param Slicing slicing;

  private final ReverseMode reverse = new ReverseMode();
  private DMatrixRMaj x = new DMatrixRMaj(1, 1);
  private DMatrixRMaj v = x;

  @Setup
  public void prepare() {
    Random random = new Random(SEED);
    x = drawn(random);
    v = drawn(random);
  }

  private DMatrixRMaj drawn(Random random) {
    return slicing.isWide
        ? RandomMatrices_DDRM.rectangle(WIDTH, n, random)
        : RandomMatrices_DDRM.rectangle(n, WIDTH, random);
  }

  private MatrixScalarFunction loop() {
    return in -> slicing.of(in[0], n);
  }

  @Benchmark
  public DMatrixRMaj[] gradient() {
    return reverse.gradient(loop(), x);
  }

  @Benchmark
  public DMatrixRMaj[] hvp() {
    return reverse.hvp(loop(), new DMatrixRMaj[] {x}, new DMatrixRMaj[] {v});
  }
}
