package org.duetad.reverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.kernel.DrawnFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Random functions with loops, branches, rules of a user and matrices: prepared, they have the same
 * values bit for bit, and the derivatives of the tape, on every branch. {@code -Dfuzz.nests} and
 * {@code -Dfuzz.seed} choose how many and which.
 */
class PreparedFuzzTest {

  private static final int FUNCTIONS = Integer.getInteger("fuzz.nests", 1000);
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_129);
  private static final int POINTS = 3;
  private static final double ROUNDING = 1e-11;

  private final ReverseMode tape = new ReverseMode();
  private final AtomicInteger kernels = new AtomicInteger();
  private final AtomicInteger branches = new AtomicInteger();

  @Test
  void kernelsAndTapeAgree(TestReporter reporter) {
    reporter.publishEntry("fuzz", FUNCTIONS + " functions, -Dfuzz.seed=" + SEED);
    List<String> wrong =
        LongStream.range(0, FUNCTIONS)
            .parallel()
            .map(i -> 1_000_003 * SEED + i)
            .mapToObj(this::finding)
            .flatMap(Optional::stream)
            .toList();
    assertEquals(List.of(), wrong);
    assertTrue(kernels.get() > FUNCTIONS / 2, () -> "only " + kernels + " have kernels");
    assertTrue(branches.get() > FUNCTIONS, () -> "only " + branches + " branches");
  }

  /** One function, whose derivatives are computed at several points. */
  private final class Trial {

    private final SplittableRandom random;
    private final DrawnFunction f;
    private final ScalarFunction sum;
    private final PreparedFunction prepared;
    private final @Nullable PreparedFunction preparedSum;

    Trial(long seed) {
      random = new SplittableRandom(seed);
      f = new DrawnFunction(seed, 60, seed % 10 == 0);
      sum = x -> Scalar.sum(f.apply(x));
      double[] x = DrawnFunction.point(random);
      prepared = prepared((in, data) -> f.apply(in), x);
      preparedSum = seed % 3 == 0 ? prepared((in, data) -> new Scalar[] {sum.apply(in)}, x) : null;
    }

    private PreparedFunction prepared(DataFunction function, double[] x) {
      return tape.prepare(function, x, new double[0]);
    }

    private double[] numbers(int n) {
      return random.doubles(n, -1, 1).toArray();
    }

    /** Of some functions, as two are recorded for it. */
    private Optional<String> wrongProduct(double[] x, double[] v) {
      return preparedSum == null
          ? Optional.empty()
          : wrong("hvp", tape.hvp(sum, x, v), preparedSum.hvp(x, v), 100);
    }

    /** Seeds and directions side by side from each alone, bit for bit. */
    private Optional<String> severalDiffer(double[] x, double[] w, double[] v) {
      double[][] seeds = {w, numbers(w.length), new double[w.length], w};
      double[][] directions = {v, new double[v.length], numbers(v.length), v, v};
      double[][] adjoints = prepared.pullback(x, seeds);
      double[][] tangents = prepared.jvp(x, directions).tangents();
      for (int s = 0; s < seeds.length; s++) {
        if (!Arrays.equals(prepared.pullback(x, seeds[s]), adjoints[s])) {
          return Optional.of("seed " + s + " of several");
        }
      }
      for (int s = 0; s < directions.length; s++) {
        if (!Arrays.equals(prepared.jvp(x, directions[s]).tangent(), tangents[s])) {
          return Optional.of("direction " + s + " of several");
        }
      }
      return preparedSum == null ? Optional.empty() : severalProductsDiffer(x, directions);
    }

    private Optional<String> severalProductsDiffer(double[] x, double[][] directions) {
      double[][] products = preparedSum.hvp(x, directions);
      for (int s = 0; s < directions.length; s++) {
        if (!Arrays.equals(preparedSum.hvp(x, directions[s]), products[s])) {
          return Optional.of("product " + s + " of several");
        }
      }
      return Optional.empty();
    }

    Optional<String> finding() {
      for (int k = 0; k < POINTS; k++) {
        double[] x = DrawnFunction.point(random);
        double[] value = f.value(x);
        if (!Arrays.equals(value, prepared.value(x))) {
          return Optional.of("value");
        }
        double[] w = numbers(value.length);
        double[] v = numbers(x.length);
        Optional<String> wrong =
            Stream.of(
                    wrong("pullback", tape.vjp(f, x).pullback(w), prepared.pullback(x, w), 1),
                    wrong("jvp", tape.jvp(f, x, v).tangent(), prepared.jvp(x, v).tangent(), 1),
                    wrongProduct(x, v),
                    severalDiffer(x, w, v))
                .flatMap(Optional::stream)
                .findFirst();
        if (wrong.isPresent()) {
          return wrong;
        }
      }
      kernels.addAndGet(prepared.isTaped() ? 0 : 1);
      branches.addAndGet(prepared.recordings());
      return Optional.empty();
    }
  }

  private Optional<String> finding(long seed) {
    try {
      return new Trial(seed).finding().map(what -> what + " of " + seed);
    } catch (RuntimeException e) {
      return Optional.of(e + " of " + seed);
    }
  }

  /** Infinities must be the same, NaN where it is NaN, numbers to rounding. */
  private static Optional<String> wrong(
      String what, double[] expected, double[] actual, double roundings) {
    double size =
        1 + Arrays.stream(expected).filter(Double::isFinite).map(Math::abs).max().orElse(0);
    double worst = expected.length == actual.length ? 0 : Double.POSITIVE_INFINITY;
    for (int i = 0; i < expected.length; i++) {
      if (Double.compare(expected[i], actual[i]) != 0) {
        double error = Math.abs(expected[i] - actual[i]) / size;
        worst = Math.max(worst, Double.isNaN(error) ? Double.POSITIVE_INFINITY : error);
      }
    }
    return worst <= roundings * ROUNDING ? Optional.empty() : Optional.of(what + " by " + worst);
  }
}
