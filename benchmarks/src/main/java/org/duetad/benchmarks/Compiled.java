package org.duetad.benchmarks;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.duetad.core.VectorFunction;
import org.duetad.examples.problems.BaProblem;
import org.duetad.examples.problems.Problem;
import org.duetad.reverse.PreparedFunction;
import org.duetad.reverse.ReverseMode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * The derivative of a whole problem by a prepared function, and the plain program in the same run:
 * a gradient, the Jacobian of hand tracking, or for bundle adjustment the adjoints of two seeds, as
 * many as a block has rows.
 */
public class Compiled extends Settings {

  @Param({
    "GMM_D10_K25",
    "GMM_D20_K50",
    "LSTM_C1024",
    "BA1",
    "HAND_SMALL",
    "HAND_BIG",
    "ROSENBROCK_1000",
    "ROSENBROCK_100000"
  })
  Instance instance;

  private Problem problem = Instance.ROSENBROCK_10.problem(Instance.GENERATED);
  private VectorFunction f = x -> x;
  private double[] x = {1.0};
  private double[][] seeds = {};
  private PreparedFunction prepared = new ReverseMode().prepare(f, x);

  @Setup
  public void prepare() {
    problem = instance.problem(data);
    f = problem.block(0);
    x = problem.point(0);
    if (problem instanceof BaProblem ba) {
      f = ba.whole();
      x = ba.parameters();
    }
    prepared = new ReverseMode().prepare(f, x);
    int outputs = problem.outputs();
    seeds = new double[problem instanceof BaProblem ? 2 : 1][];
    Arrays.setAll(seeds, row -> everySecond(outputs, row));
  }

  /** The first residuals of all observations, or the second ones. */
  private static double[] everySecond(int outputs, int first) {
    return IntStream.range(0, outputs).mapToDouble(i -> i % 2 == first ? 1 : 0).toArray();
  }

  @Benchmark
  public double[] plain() {
    return problem.primal();
  }

  @Benchmark
  public double[][] derivative() {
    if (seeds.length > 1) {
      return prepared.pullback(x, seeds);
    }
    return problem.outputs() == 1 ? new double[][] {prepared.gradient(x)} : prepared.jacobian(x);
  }
}
