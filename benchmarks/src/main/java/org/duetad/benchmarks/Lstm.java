package org.duetad.benchmarks;

import org.duetad.examples.problems.LstmByHand;
import org.duetad.examples.problems.LstmProblem;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** An LSTM of 2 layers on 1,024 characters: the gradient with respect to 266 inputs. */
public class Lstm extends GradientBenchmark {

  @Param("LSTM_C1024")
  Instance instance;

  @Override
  Instance instance() {
    return instance;
  }

  /** The gradient written by hand. */
  @Benchmark
  public double[] byHand() {
    return LstmByHand.gradient(((LstmProblem) problem).data());
  }

  /** The whole gradient. */
  @Benchmark
  public double[] forward() {
    return problem.derivative(forward);
  }
}
