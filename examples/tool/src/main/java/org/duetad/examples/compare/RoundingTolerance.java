package org.duetad.examples.compare;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.duetad.core.diagnosis.Diagnosis;
import org.duetad.core.diagnosis.RoundingError;
import org.duetad.core.mode.Seeds;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.examples.problems.Problem;

/**
 * How far outputs, and entries of derivatives, of two computations of the same function may be from
 * each other: by {@link Diagnosis#roundingErrors} twice the bound, or two thousand times the error
 * to be expected if that is less, as bounds of long programs may be larger than what they bound.
 * Forms of the function in matrices, over rows or by hand are taken to be as accurate as its
 * program of numbers.
 *
 * @param ofValues for each output, NaN where nothing can be said
 * @param ofDerivative for each entry of the derivative, likewise
 */
@SuppressWarnings("ArrayRecordComponent") // Of this package only.
record RoundingTolerance(double[] ofValues, double[] ofDerivative) {

  /** How many times the error to be expected no error is. */
  private static final double ESTIMATES = 1000;

  /** The tolerance for a problem. */
  static RoundingTolerance of(Problem problem, ColumnLayout layout) {
    double[] derivative = new double[layout.entries()];
    double[] values = new double[problem.outputs()];
    Arrays.fill(derivative, Double.NaN);
    Arrays.fill(values, Double.NaN);
    for (int b = 0; b < layout.blocks(); b++) {
      try {
        List<RoundingError> rows =
            Diagnosis.roundingErrors(problem.block(b), problem.point(b).clone());
        for (int r = 0; r < rows.size(); r++) {
          RoundingError error = rows.get(r);
          values[layout.firstOutput(b) + r] = allowed(error.valueBound(), error.valueEstimate());
          double[] gradient = ofGradient(error);
          for (int c = 0; c < gradient.length; c++) {
            derivative[layout.entry(b, c) + r] = gradient[c];
          }
        }
      } catch (ArithmeticException | UnsupportedOperationException expected) {
        // Nothing can be said of this block; modes report what has no derivative.
      }
    }
    return new RoundingTolerance(values, derivative);
  }

  /** For each entry of a gradient, NaN where nothing can be said. */
  static double[] ofGradient(RoundingError error) {
    double[] allowed = new double[error.gradientBound().length];
    Arrays.setAll(allowed, i -> allowed(error.gradientBound()[i], error.gradientEstimate()[i]));
    return allowed;
  }

  /**
   * For each entry of some directions that is a difference of values, NaN of others: rounding, the
   * truncation of the difference, and the rounding of the values over its step.
   */
  double[] ofDifferences(Problem problem, ColumnLayout layout, IntStream directions) {
    double[] allowed = new double[ofDerivative.length];
    Arrays.fill(allowed, Double.NaN);
    directions.forEach(
        d -> {
          int block = layout.block(d);
          double[] x = problem.point(block);
          double[] v = Seeds.unit(x.length, d - layout.direction(block, 0));
          int first = layout.firstOutput(block);
          double[] noise = Arrays.copyOfRange(ofValues, first, first + layout.rows(block));
          double[] errors = FiniteDifferences.errors(problem.block(block), x, v, noise);
          for (int r = 0; r < errors.length; r++) {
            int entry = layout.entry(d) + r;
            allowed[entry] = ofDerivative[entry] + errors[r];
          }
        });
    return allowed;
  }

  private static double allowed(double bound, double estimate) {
    double error = estimate > 0 ? Math.min(bound, ESTIMATES * estimate) : bound;
    return Double.isFinite(error) ? 2 * error : Double.NaN;
  }
}
