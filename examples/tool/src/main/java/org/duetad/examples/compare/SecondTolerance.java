package org.duetad.examples.compare;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.diagnosis.Diagnosis;
import org.duetad.core.diagnosis.RoundingError;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Seeds;
import org.duetad.core.nested.Nested;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.examples.problems.Problem;
import org.duetad.reverse.ReverseMode;

/**
 * How far entries of second derivatives of two computations of the same function may be from each
 * other. By the rules they are first derivatives: {@code H v} is the gradient of {@code x ↦
 * ∇f(x)·v}, and H the Jacobian of {@code x ↦ ∇f(x)}, so that {@link RoundingTolerance} applies to
 * these programs. Differences of gradients are wrong by truncation, and by what the gradients are
 * wrong by, over the step; the same is allowed for programs that are too long to be followed.
 */
final class SecondTolerance {

  /** The largest number of operations of f, times the sweeps over it: about half a minute. */
  private static final long MOST_SWEPT = 1_000_000;

  private final VectorFunction f;
  private final double[] x;
  private final double[] v;
  private final long operations;
  private final double[] ofGradient;

  SecondTolerance(Problem problem, double[] v, double[] ofGradient) {
    f = problem.block(0);
    x = problem.point(0).clone();
    this.v = v;
    operations = TapeUse.of(problem).operations();
    this.ofGradient = ofGradient;
  }

  /** Whether H v is followed operation by operation. */
  boolean isProductFollowed() {
    return operations <= MOST_SWEPT;
  }

  /** Whether H is followed operation by operation, one sweep for each row. */
  boolean isHessianFollowed() {
    return operations <= MOST_SWEPT / x.length;
  }

  /** For each entry of H v by the rules; NaN where nothing can be said. */
  double[] ofProduct() {
    return isProductFollowed()
        ? rounding(at -> Nested.jvp(f, at, Scalar.of(v)).tangent(), 1)
        : ofProduct(new ReverseMode(), ofGradient);
  }

  /** For each entry of H by the rules, row by row. */
  double[] ofHessian() {
    return isHessianFollowed()
        ? rounding(at -> Nested.vjp(f, at).pullback(Scalar.of(1.0)), x.length)
        : ofHessian(new ReverseMode(), ofGradient);
  }

  /** How wrong H v may be by differences of a mode's gradients, which are wrong by the noise. */
  double[] ofProduct(Differentiator mode, double[] noise) {
    return ofDifference(mode, noise, v);
  }

  /** The same of H. */
  double[] ofHessian(Differentiator mode, double[] noise) {
    double[] errors = new double[x.length * x.length];
    for (int i = 0; i < x.length; i++) {
      double[] row = ofDifference(mode, noise, Seeds.unit(x.length, i));
      System.arraycopy(row, 0, errors, i * x.length, x.length);
    }
    return errors;
  }

  private double[] ofDifference(Differentiator mode, double[] noise, double[] direction) {
    return FiniteDifferences.errorsOfGradients(mode, at -> f.apply(at)[0], x, direction, noise);
  }

  private double[] rounding(VectorFunction derivative, int rows) {
    try {
      List<RoundingError> errors = Diagnosis.roundingErrors(derivative, x.clone());
      return errors.stream()
          .flatMapToDouble(row -> Arrays.stream(RoundingTolerance.ofGradient(row)))
          .toArray();
    } catch (ArithmeticException | UnsupportedOperationException expected) {
      // Modes report what has no derivative.
      double[] untold = new double[rows * x.length];
      Arrays.fill(untold, Double.NaN);
      return untold;
    }
  }
}
