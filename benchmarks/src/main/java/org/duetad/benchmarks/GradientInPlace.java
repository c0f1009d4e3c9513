package org.duetad.benchmarks;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.ValueAndGradient;
import org.duetad.reverse.ReverseMode;
import org.duetad.reverse.Tape;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * The allocations of a gradient, measured by {@code -prof gc}, for a sum of squares, whose only
 * numbers are its inputs and one result. {@code numbers} measures the function's own numbers, on a
 * reused tape.
 */
public class GradientInPlace extends Settings {

  @Param({"10", "1000"})
  int inputs;

  private final ReverseMode mode = new ReverseMode();
  private final Tape tape = new Tape();
  private final ScalarFunction f = x -> Scalar.dot(x, x);
  private double[] x = {};
  private double[] gradient = {};

  @Setup
  public void prepare() {
    x = new double[inputs];
    gradient = new double[inputs];
    Arrays.setAll(x, i -> 0.01 * i);
  }

  @Benchmark
  public Scalar numbers() {
    tape.clear();
    return f.apply(tape.variables(x));
  }

  @Benchmark
  public double inPlace() {
    return mode.gradient(f, x, gradient);
  }

  @Benchmark
  public ValueAndGradient valueAndGradient() {
    return mode.valueAndGradient(f, x);
  }
}
