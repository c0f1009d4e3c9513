package org.duetad.benchmarks;

import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.openjdk.jmh.annotations.Benchmark;

/** The measurements of every problem with one output. */
public abstract class GradientBenchmark extends ProblemBenchmark {

  private ScalarFunction objective() {
    VectorFunction f = problem.block(0);
    return x -> f.apply(x)[0];
  }

  /**
   * {@value #CHUNK} columns of the Jacobian: the whole Jacobian takes n / {@value #CHUNK} of these
   * calls.
   */
  @Benchmark
  public double[][] forwardChunk() {
    return forward.jvp(problem.block(0), problem.point(0), columns).tangents();
  }

  /** The Hessian times one direction. */
  @Benchmark
  public double[] hvp() {
    return reverse.hvp(objective(), problem.point(0), directions[0]);
  }

  /** The Hessian times {@value #DIRECTIONS} directions. */
  @Benchmark
  public double[][] hvp8() {
    return reverse.hvp(objective(), problem.point(0), directions);
  }
}
