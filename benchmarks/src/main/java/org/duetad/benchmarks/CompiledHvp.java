package org.duetad.benchmarks;

import java.util.stream.IntStream;
import org.duetad.core.VectorFunction;
import org.duetad.examples.problems.Problem;
import org.duetad.reverse.PreparedFunction;
import org.duetad.reverse.ReverseMode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * The gradient and a product with the Hessian by one prepared function, in caller-owned arrays, in
 * the same run.
 */
public class CompiledHvp extends Settings {

  @Param({"GMM_D10_K25", "GMM_D20_K50", "LSTM_C1024", "ROSENBROCK_1000", "ROSENBROCK_100000"})
  Instance instance;

  private double[] x = {1.0};
  private double[] v = {1.0};
  private double[] out = {1.0};
  private PreparedFunction prepared = new ReverseMode().prepare(at -> at, x);

  @Setup
  public void prepare() {
    Problem problem = instance.problem(data);
    VectorFunction f = problem.block(0);
    x = problem.point(0);
    v = IntStream.range(0, x.length).mapToDouble(i -> i * 0.73 % 1 - 0.5).toArray();
    out = new double[x.length];
    prepared = new ReverseMode().prepare(f, x);
  }

  @Benchmark
  public double gradient() {
    return prepared.gradient(x, out);
  }

  @Benchmark
  public double[] hvp() {
    prepared.hvp(x, v, out);
    return out;
  }
}
