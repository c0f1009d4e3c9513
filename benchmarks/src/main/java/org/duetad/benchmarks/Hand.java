package org.duetad.benchmarks;

import org.duetad.reverse.CompiledMode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Hand tracking, lean: Jacobians of 300 x 26 and 2,400 x 26 numbers. */
public class Hand extends ProblemBenchmark {

  @Param({"HAND_SMALL", "HAND_BIG"})
  Instance instance;

  private final CompiledMode compiled = new CompiledMode();

  @Override
  Instance instance() {
    return instance;
  }

  /** The whole Jacobian, of the prepared function. */
  @Benchmark
  public double[][] compiled() {
    return compiled.jacobian(problem.block(0), problem.point(0));
  }

  /** The whole Jacobian. */
  @Benchmark
  public double[][] forward() {
    return forward.jacobian(problem.block(0), problem.point(0));
  }
}
