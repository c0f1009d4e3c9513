package org.duetad.benchmarks;

import org.duetad.examples.problems.Problem;
import org.duetad.reverse.CompiledMode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Bundle adjustment: 31,843 Jacobian blocks of 2 x 15 numbers, and as many of a single number. */
public class Ba extends ProblemBenchmark {

  @Param("BA1")
  Instance instance;

  private final CompiledMode compiled = new CompiledMode();
  private Problem joined = Instance.ROSENBROCK_10.problem(Instance.GENERATED);
  private double[] entries = {};

  @Override
  Instance instance() {
    return instance;
  }

  @Setup
  public void join() {
    joined = instance.problem(data).joined();
    entries = new double[joined.entries()];
  }

  /** All blocks. */
  @Benchmark
  public double[] forward() {
    return problem.derivative(forward);
  }

  /** All blocks as one function, prepared. */
  @Benchmark
  public double[] compiled() {
    return joined.derivative(compiled);
  }

  /** The same in one array again and again. */
  @Benchmark
  public double[] compiledInPlace() {
    joined.derivative(compiled, entries);
    return entries;
  }
}
