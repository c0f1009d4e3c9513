package org.duetad.benchmarks;

import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Settings for programs on matrices: mean time of a call, on one thread, in EJML too. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx4g", "-Xmn64m", "-XX:+UseSerialGC"})
public abstract class MatrixSettings {

  static final long SEED = 20_260_101;
  private static final double TOLERANCE = 1e-11;

  static void requireEqual(double expected, double actual) {
    if (!(Math.abs(expected - actual) <= TOLERANCE * Math.max(1, Math.abs(expected)))) {
      throw new IllegalStateException("expected " + expected + ", is " + actual);
    }
  }

  static void requireEqual(DMatrixRMaj[] expected, DMatrixRMaj[] actual) {
    for (int i = 0; i < expected.length; i++) {
      if (!MatrixFeatures_DDRM.isIdentical(expected[i], actual[i], TOLERANCE)) {
        throw new IllegalStateException("expected " + expected[i] + ", is " + actual[i]);
      }
    }
  }
}
