package org.duetad.benchmarks;

import java.util.concurrent.TimeUnit;
import org.duetad.examples.problems.Problem;
import org.duetad.forward.ForwardMode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * The whole gradients of Rosenbrock's function in forward mode, for which 100,000 inputs are too
 * many.
 */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RosenbrockForward extends Settings {

  @Param({"ROSENBROCK_10", "ROSENBROCK_1000"})
  Instance instance;

  private final ForwardMode mode = new ForwardMode();
  private Problem problem;

  @Setup
  public void prepare() {
    problem = instance.problem(data);
  }

  @Benchmark
  public double[] forward() {
    return problem.derivative(mode);
  }
}
