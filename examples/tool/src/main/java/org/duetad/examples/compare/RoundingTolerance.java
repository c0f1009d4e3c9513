package org.duetad.examples.compare;

import java.util.Arrays;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.diagnosis.Diagnosis;
import org.duetad.core.diagnosis.RoundingError;
import org.duetad.examples.problems.Problem;

/**
 * How far results of the same program by exact modes may be from each other: by the bounds of
 * {@link Diagnosis#roundingError}, output by output, for programs of up to 50,000 operations.
 *
 * @param ofValues for the outputs, relative as in {@link Scale}
 * @param ofDerivative for the entries of the derivative
 */
record RoundingTolerance(double ofValues, double ofDerivative) {

  /** Operations times outputs; the bounds of larger programs take too long. */
  private static final long MOST = 50_000;

  private static final RoundingTolerance UNKNOWN =
      new RoundingTolerance(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** The tolerance for a problem; infinite where nothing is known. */
  static RoundingTolerance of(Problem problem, ColumnLayout layout) {
    if (layout.entries() > MOST || TapeUse.of(problem).operations() * mostRows(layout) > MOST) {
      return UNKNOWN;
    }
    try {
      return computed(problem, layout);
    } catch (ArithmeticException | UnsupportedOperationException e) {
      return UNKNOWN; // Modes report what has no derivative.
    }
  }

  private static int mostRows(ColumnLayout layout) {
    int most = 0;
    for (int b = 0; b < layout.blocks(); b++) {
      most = Math.max(most, layout.rows(b));
    }
    return most;
  }

  private static RoundingTolerance computed(Problem problem, ColumnLayout layout) {
    double[] entries = new double[layout.entries()];
    double[] bounds = new double[layout.entries()];
    double[] values = new double[problem.outputs()];
    double[] boundsOfValues = new double[problem.outputs()];
    int output = 0;
    for (int b = 0; b < layout.blocks(); b++) {
      for (int r = 0; r < layout.rows(b); r++) {
        RoundingError error = Diagnosis.roundingError(row(problem.block(b), r), problem.point(b));
        values[output] = error.value();
        boundsOfValues[output++] = error.valueBound();
        for (int c = 0; c < layout.columns(b); c++) {
          entries[layout.entry(b, c) + r] = error.gradient()[c];
          bounds[layout.entry(b, c) + r] = error.gradientBound()[c];
        }
      }
    }
    return new RoundingTolerance(relative(values, boundsOfValues), relative(entries, bounds));
  }

  private static ScalarFunction row(VectorFunction f, int r) {
    return x -> f.apply(x)[r];
  }

  /** Twice the bounds, once for either mode. */
  private static double relative(double[] numbers, double[] bounds) {
    double[] moved = numbers.clone();
    Arrays.setAll(moved, i -> numbers[i] + 2 * bounds[i]);
    return Arrays.stream(bounds).allMatch(Double::isFinite)
        ? Scale.of(numbers).error(moved, numbers)
        : Double.POSITIVE_INFINITY;
  }
}
