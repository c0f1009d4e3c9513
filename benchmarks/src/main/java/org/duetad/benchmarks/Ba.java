package org.duetad.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Bundle adjustment: 31,843 Jacobian blocks of 2 x 15 numbers, and as many of a single number. */
public class Ba extends ProblemBenchmark {

  @Param("BA1")
  Instance instance;

  @Override
  Instance instance() {
    return instance;
  }

  /** All blocks. */
  @Benchmark
  public double[] forward() {
    return problem.derivative(forward);
  }
}
