package org.duetad.benchmarks;

import java.util.concurrent.TimeUnit;
import org.duetad.core.Scalar;
import org.duetad.forward.TaylorMode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A function of 1,000 operations on plain doubles, on constants, and in Taylor mode at order 10.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx1g", "-Xmn16m", "-XX:+UseSerialGC"})
public class Taylor {

  private static final int ORDER = 10;
  private static final int ROUNDS = 100;

  /** Arithmetic alone is the hardest comparison, as its plain value is cheapest. */
  @Param({"ARITHMETIC", "ELEMENTARY"})
  Kind kind;

  private double x = 0.3;

  /** The kinds of the ten operations in a round. */
  public enum Kind {
    /** Additions, products and a quotient. */
    ARITHMETIC {
      @Override
      double round(double x, double y) {
        double a = y * x + 0.5;
        double square = a * a;
        double b = (square - y) * x + a;
        return (b * a + 1) / (square + 2);
      }

      @Override
      Scalar round(Scalar x, Scalar y) {
        Scalar a = y.multiply(x).add(0.5);
        Scalar square = a.multiply(a);
        Scalar b = square.subtract(y).multiply(x).add(a);
        return b.multiply(a).add(1).divide(square.add(2));
      }
    },

    /** One third elementary functions. */
    ELEMENTARY {
      @Override
      double round(double x, double y) {
        double a = Math.sin(y * x + 0.5);
        double b = Math.exp(a * 0.7) - y;
        return Math.tanh(b / (a * a + 1));
      }

      @Override
      Scalar round(Scalar x, Scalar y) {
        Scalar a = y.multiply(x).add(0.5).sin();
        Scalar b = a.multiply(0.7).exp().subtract(y);
        return b.divide(a.square().add(1)).tanh();
      }
    };

    abstract double round(double x, double y);

    abstract Scalar round(Scalar x, Scalar y);

    Scalar value(Scalar x) {
      Scalar y = x;
      for (int i = 0; i < ROUNDS; i++) {
        y = round(x, y);
      }
      return y;
    }
  }

  /** The same formulas in Java. */
  @Benchmark
  public double plain() {
    double y = x;
    for (int i = 0; i < ROUNDS; i++) {
      y = kind.round(x, y);
    }
    return y;
  }

  @Benchmark
  public double constants() {
    return kind.value(Scalar.of(x)).value();
  }

  @Benchmark
  public double[] taylor() {
    return TaylorMode.coefficients(kind::value, x, ORDER);
  }
}
