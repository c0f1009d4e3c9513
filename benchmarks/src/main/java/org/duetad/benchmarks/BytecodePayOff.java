package org.duetad.benchmarks;

import java.util.concurrent.TimeUnit;
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
 * the same time.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class BytecodePayOff extends Settings {

  @Param({"LSTM_C1024", "GMM_D10_K25", "ROSENBROCK_1000"})
  Instance instance;

  @Param({"150", "1000"})
  int calls;

  private VectorFunction f = x -> x;
  private double[] x = {};

  @Setup
  public void generate() {
    Problem problem = instance.problem(data);
    f = problem.block(0);
    x = problem.point(0);
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
