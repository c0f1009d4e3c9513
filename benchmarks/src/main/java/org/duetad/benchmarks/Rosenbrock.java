package org.duetad.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;

/** Rosenbrock's function: gradients with respect to the number of inputs in the instance's name. */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Rosenbrock extends GradientBenchmark {

  @Param({"ROSENBROCK_10", "ROSENBROCK_1000", "ROSENBROCK_100000"})
  Instance instance;

  @Override
  Instance instance() {
    return instance;
  }
}
