package org.duetad.benchmarks;

import org.duetad.core.mode.ValueAndGradient;
import org.duetad.examples.problems.Problem;
import org.duetad.reverse.ReverseMode;
import org.ejml.concurrency.EjmlConcurrency;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/** Gaussian mixtures of 1,000 points: value and gradient of the same mixture in either form. */
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class MatrixGmm extends Settings {

  @Param({"GMM_D10_K25", "GMM_D20_K50"})
  Instance instance;

  private final ReverseMode reverse = new ReverseMode();
  private Problem scalars;
  private Problem matrices;

  @Setup
  public void prepare() {
    EjmlConcurrency.USE_CONCURRENT = false;
    scalars = instance.problem(data);
    matrices = scalars.matrixForm().orElseThrow();
  }

  /** On a tape of scalars. */
  @Benchmark
  public ValueAndGradient scalars() {
    return valueAndGradient(scalars);
  }

  /** On a tape of matrices and of the scalars they are built from. */
  @Benchmark
  public ValueAndGradient matrices() {
    return valueAndGradient(matrices);
  }

  /** The value alone, in matrices. */
  @Benchmark
  public double[] value() {
    return matrices.block(0).value(matrices.point(0));
  }

  private ValueAndGradient valueAndGradient(Problem problem) {
    return reverse.valueAndGradient(x -> problem.block(0).apply(x)[0], problem.point(0));
  }
}
