package org.duetad.benchmarks;

import java.util.Arrays;
import java.util.Random;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.reverse.PreparedFunction;
import org.duetad.reverse.ReverseMode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Derivatives of a program of random operations on random operands, in which there are no loops to
 * be found: on the tape, and by a prepared function, which does it number by number, and several
 * directions side by side.
 */
public class FlatProgram extends Settings {

  private static final int INPUTS = 20;

  /** How far back an operand may be. */
  private static final int REACH = 100;

  @Param({"10", "100", "1000", "5000"})
  int operations;

  @Param({"false", "true"})
  boolean elementary;

  private final ReverseMode mode = new ReverseMode();
  private final double[] x = new Random(1).doubles(INPUTS, -1, 1).toArray();
  private final double[] gradient = new double[INPUTS];
  private final double[][] directions = new double[8][INPUTS];
  private ScalarFunction f = Scalar::sum;
  private PreparedFunction prepared = mode.prepare(f.asVector(), x);

  @Setup
  public void prepare() {
    Random random = new Random(3);
    Arrays.setAll(directions, k -> random.doubles(INPUTS, -1, 1).toArray());
    f = drawn(operations, elementary ? 6 : 3);
    prepared = mode.prepare(f.asVector(), x);
    if (prepared.preparations().straight() != 1) {
      throw new IllegalStateException("flat program: loops were found; draw another program");
    }
  }

  /** The sum of the last tenth of the results, all of which are below 1. */
  static ScalarFunction drawn(int operations, int kinds) {
    Random random = new Random(2);
    int[] kind = random.ints(operations, 0, kinds).toArray();
    int[] left = new int[operations];
    int[] right = new int[operations];
    for (int k = 0; k < operations; k++) {
      int all = INPUTS + k;
      left[k] = random.nextInt(Math.max(0, all - REACH), all);
      right[k] = random.nextBoolean() ? random.nextInt(INPUTS) : random.nextInt(all);
    }
    return x -> {
      Scalar[] y = Arrays.copyOf(x, INPUTS + operations);
      for (int k = 0; k < operations; k++) {
        y[INPUTS + k] = applied(kind[k], y[left[k]], y[right[k]]);
      }
      return Scalar.sum(Arrays.copyOfRange(y, y.length - operations / 10, y.length));
    };
  }

  private static Scalar applied(int kind, Scalar a, Scalar b) {
    return switch (kind) {
      case 0 -> a.add(b).multiply(0.5);
      case 1 -> a.subtract(b).multiply(0.5);
      case 2 -> a.multiply(b);
      case 3 -> a.add(b).sin();
      case 4 -> a.subtract(b).tanh();
      default -> a.exp().multiply(b).multiply(0.25);
    };
  }

  @Benchmark
  public double tape() {
    return mode.gradient(f, x, gradient);
  }

  @Benchmark
  public double prepared() {
    return prepared.gradient(x, gradient);
  }

  @Benchmark
  public double[] tapeHvp() {
    return mode.hvp(f, x, x);
  }

  @Benchmark
  public double[] preparedHvp() {
    return prepared.hvp(x, x);
  }

  @Benchmark
  public double[][] tapeHvps() {
    return mode.hvp(f, x, directions);
  }

  @Benchmark
  public double[][] preparedHvps() {
    return prepared.hvp(x, directions);
  }

  @Benchmark
  public double[][] tapeTangents() {
    return mode.jvp(f.asVector(), x, directions).tangents();
  }

  @Benchmark
  public double[][] preparedTangents() {
    return prepared.jvp(x, directions).tangents();
  }

  @Benchmark
  public double[][] tapeHessian() {
    return mode.hessian(f, x);
  }

  @Benchmark
  public double[][] preparedHessian() {
    return prepared.hessian(x);
  }
}
