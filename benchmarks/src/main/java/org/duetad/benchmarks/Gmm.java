package org.duetad.benchmarks;

import org.duetad.examples.problems.GmmByHand;
import org.duetad.examples.problems.GmmProblem;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;

/** Gaussian mixtures of 1,000 points: gradients with respect to 1,650 and 11,550 inputs. */
@Warmup(iterations = 8, time = 4)
@Measurement(iterations = 5, time = 4)
public class Gmm extends GradientBenchmark {

  @Param({"GMM_D10_K25", "GMM_D20_K50"})
  Instance instance;

  @Override
  Instance instance() {
    return instance;
  }

  /** The gradient written by hand. */
  @Benchmark
  public double[] byHand() {
    return GmmByHand.gradient(((GmmProblem) problem).data());
  }
}
