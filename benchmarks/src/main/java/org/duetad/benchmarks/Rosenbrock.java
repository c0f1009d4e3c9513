package org.duetad.benchmarks;

import java.util.concurrent.TimeUnit;
import org.duetad.examples.problems.RosenbrockByHand;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;

/** Rosenbrock's function: gradients with respect to the number of inputs in the instance's name. */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Rosenbrock extends GradientBenchmark {

  @Param({"ROSENBROCK_10", "ROSENBROCK_1000", "ROSENBROCK_100000"})
  Instance instance;

  /** Written so that it is computed. */
  double value;

  @Override
  Instance instance() {
    return instance;
  }

  /** Value and gradient written by hand. */
  @Benchmark
  public double[] byHand() {
    double[] x = problem.point(0);
    double[] gradient = new double[x.length];
    value = RosenbrockByHand.gradient(x, gradient);
    return gradient;
  }
}
