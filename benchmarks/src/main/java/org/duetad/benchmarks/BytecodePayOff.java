package org.duetad.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.examples.problems.Problem;
import org.duetad.reverse.PreparedFunction;
import org.duetad.reverse.ReverseMode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Many gradients of a prepared function in a new JVM: with kernels that are compiled to bytecode
 * once they are hot, and on arrays alone. Bytecode has paid off after so many calls as both take
 * the same time; where it gains nothing, they should take the same time at any number of calls.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class BytecodePayOff extends Settings {

  private static final String DIFFUSION = "DIFFUSION";
  private static final String LARGE_DIFFUSION = "DIFFUSION_500";

  /**
   * An {@link Instance}, or a step of diffusion in a square of 250 or 500 cells a side, which takes
   * one or two milliseconds, or some five.
   */
  @Param({
    "LSTM_C1024",
    "GMM_D10_K25",
    "ROSENBROCK_1000",
    "ROSENBROCK_100000",
    DIFFUSION,
    LARGE_DIFFUSION
  })
  String instance = DIFFUSION;

  @Param({"150", "1000"})
  int calls;

  private VectorFunction f = x -> x;
  private double[] x = {};

  @Setup
  public void generate() {
    if (instance.startsWith(DIFFUSION)) {
      int side = instance.equals(DIFFUSION) ? 250 : 500;
      f = cells -> diffused(side, cells);
      x = new double[side * side];
      Arrays.setAll(x, Math::sin);
      return;
    }
    Problem problem = Instance.valueOf(instance).problem(data);
    f = problem.block(0);
    x = problem.point(0);
  }

  /** The sum of squares after a step by the stencil of five cells. */
  private static Scalar[] diffused(int side, Scalar... x) {
    Scalar[] y = x.clone();
    for (int row = 1; row + 1 < side; row++) {
      for (int k = row * side + 1; k + 1 < (row + 1) * side; k++) {
        Scalar others = x[k - 1].add(x[k + 1]).add(x[k - side]).add(x[k + side]);
        y[k] = x[k].add(others.subtract(x[k].multiply(4)).multiply(0.1));
      }
    }
    return new Scalar[] {Scalar.dot(y, y)};
  }

  @Benchmark
  @Fork(
      value = 10,
      jvmArgs = {"-Xmx4g", "-Xmn16m", "-XX:+UseSerialGC", "-Dduet.acceleration=off"})
  public double[] arrays() {
    return pulled();
  }

  @Benchmark
  @Fork(
      value = 10,
      jvmArgs = {"-Xmx4g", "-Xmn16m", "-XX:+UseSerialGC"})
  public double[] accelerated() {
    return pulled();
  }

  private double[] pulled() {
    PreparedFunction prepared = new ReverseMode().prepare(f, x);
    double[] seed = new double[prepared.value(x).length];
    seed[0] = 1;
    double[][] gradient = {};
    for (int call = 0; call < calls; call++) {
      gradient = prepared.pullback(x, new double[][] {seed});
    }
    return gradient[0];
  }
}
