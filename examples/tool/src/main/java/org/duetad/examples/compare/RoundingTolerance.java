package org.duetad.examples.compare;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.diagnosis.Diagnosis;
import org.duetad.core.diagnosis.RoundingError;
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
          for (int c = 0; c < layout.columns(b); c++) {
            derivative[layout.entry(b, c) + r] =
                allowed(error.gradientBound()[c], error.gradientEstimate()[c]);
          }
        }
      } catch (ArithmeticException | UnsupportedOperationException expected) {
        // Nothing can be said of this block; modes report what has no derivative.
      }
    }
    return new RoundingTolerance(values, derivative);
  }

  private static double allowed(double bound, double estimate) {
    double error = estimate > 0 ? Math.min(bound, ESTIMATES * estimate) : bound;
    return Double.isFinite(error) ? 2 * error : Double.NaN;
  }
}
