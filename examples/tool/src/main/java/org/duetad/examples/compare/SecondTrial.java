package org.duetad.examples.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.examples.compare.Outcome.Timed;
import org.duetad.examples.problems.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Second derivatives of a problem with one output in one mode. Work that would far exceed the
 * budget or the memory is skipped, with a note.
 */
final class SecondTrial {

  /** The number of budgets that the work may take. */
  private static final int PATIENCE = 10;

  private static final double PATIENCE_NANOS = 5e9;

  /** The number of gradients in a fourth-order difference with two steps. */
  private static final int GRADIENTS = 8;

  /** The largest number of operations for a mode that nests programs. */
  private static final long MOST_NESTED = 100_000;

  private final Problem problem;
  private final Mode mode;
  private final Differentiator differentiator;
  private final ScalarFunction f;
  private final double[] x;
  private final double[] v;
  private final long budget;
  private final List<String> notes = new ArrayList<>();

  SecondTrial(Problem problem, Mode mode, ComparisonSettings settings) {
    this.problem = problem;
    this.mode = mode;
    this.differentiator = mode.differentiator();
    VectorFunction function = problem.block(0);
    this.f = point -> function.apply(point)[0];
    this.x = problem.point(0);
    this.v = direction(x.length, settings.seed());
    this.budget = settings.budgetNanos();
  }

  /** The direction of the product. */
  static double[] direction(int n, long seed) {
    double[] v = new double[n];
    RandomGenerator random = new Well19937c(seed);
    Arrays.setAll(v, i -> random.nextGaussian());
    return v;
  }

  static void requireOneOutput(Problem problem) {
    if (problem.outputs() != 1 || problem.blocks() != 1) {
      throw new IllegalArgumentException(
          "compare: second derivatives need a single output, but "
              + problem.name()
              + " has "
              + problem.outputs()
              + "; choose another problem, or leave out --second-order");
    }
  }

  Outcome.Second run(Timing gradient, DoubleConsumer progress) {
    if (mode.isOfItsOwn()) {
      return new Outcome.Second(null, null, "no second derivatives " + mode.name());
    }
    Timed hvp = null;
    Timed hessian = null;
    if (!isTooLong()) {
      double expected = mode.isEstimating() ? GRADIENTS * gradient.medianNanos() : 0;
      DoubleConsumer first = fraction -> progress.accept(fraction / 2);
      hvp = timed("hvp", expected, () -> differentiator.hvp(f, x, v), first);
    }
    if (hvp != null && x.length <= SecondOrderFigures.MOST_INPUTS) {
      double products = Math.ceil((double) x.length / mode.width(x.length));
      double expected = products * hvp.timing().minNanos();
      DoubleConsumer second = fraction -> progress.accept((1 + fraction) / 2);
      hessian = timed("Hessian", expected, this::hessian, second);
    }
    return new Outcome.Second(hvp, hessian, String.join("; ", notes));
  }

  /** Reverse mode uses a second-order tape, which is far smaller than a program. */
  private boolean isTooLong() {
    if (mode.hasTape() || mode.isPreparing() || mode.isEstimating()) {
      return false;
    }
    long operations = TapeUse.of(problem).operations();
    boolean tooLong = operations > MOST_NESTED;
    if (tooLong) {
      notes.add(
          String.format(
              Locale.ROOT,
              "no second derivatives: %,d operations are more than the %,d that this mode nests;"
                  + " choose a smaller problem",
              operations,
              MOST_NESTED));
    }
    return tooLong;
  }

  private double[] hessian() {
    return Arrays.stream(differentiator.hessian(f, x)).flatMapToDouble(Arrays::stream).toArray();
  }

  private @Nullable Timed timed(
      String what, double expectedNanos, Supplier<double[]> task, DoubleConsumer progress) {
    if (expectedNanos > Math.max(PATIENCE_NANOS, PATIENCE * (double) budget)) {
      String seconds = String.format(Locale.ROOT, "%.0f", 1e-9 * expectedNanos);
      notes.add("no " + what + ": it would take " + seconds + " s; give a larger --budget");
      return null;
    }
    try {
      double[][] numbers = new double[1][];
      Timing timing = new Stopwatch(budget, progress).time(() -> numbers[0] = task.get());
      return new Timed(numbers[0], timing);
    } catch (UnsupportedOperationException e) {
      notes.add("no " + what + ": " + e.getMessage());
    } catch (OutOfMemoryError e) {
      notes.add("no " + what + ": the JVM has too little memory");
    }
    return null;
  }
}
