package org.duetad.examples.lab.algorithms;

import java.util.random.RandomGenerator;
import org.duetad.core.Scalar;
import org.duetad.core.implicit.Implicit;
import org.duetad.core.matrix.Matrix;
import org.duetad.examples.lab.Draws;

/**
 * Weights {@code w(λ)} that minimise {@code ‖X w - y‖²/2 + λ ‖w‖²/2} on one set of data, and their
 * mean squared error on another.
 */
final class RidgeRegression {

  private final Matrix inputs;
  private final Matrix targets;
  private final Matrix otherInputs;
  private final Matrix otherTargets;

  RidgeRegression(Matrix inputs, Matrix targets, Matrix otherInputs, Matrix otherTargets) {
    this.inputs = inputs;
    this.targets = targets;
    this.otherInputs = otherInputs;
    this.otherTargets = otherTargets;
  }

  /** Data from normal weights, with noise; only a few samples, so that λ matters. */
  static RidgeRegression draw(RandomGenerator random, int features, int samples, double noise) {
    Matrix weights = gaussian(random, features, 1);
    Matrix inputs = gaussian(random, samples, features);
    Matrix others = gaussian(random, 10 * samples, features);
    return new RidgeRegression(
        inputs,
        inputs.mult(weights).plus(gaussian(random, samples, 1).scale(noise)),
        others,
        others.mult(weights).plus(gaussian(random, 10 * samples, 1).scale(noise)));
  }

  private static Matrix gaussian(RandomGenerator random, int rows, int columns) {
    return Matrix.of(rows, columns, Draws.gaussian(random, rows * columns));
  }

  /** By the normal equations, {@code (XᵀX + λ I) w = Xᵀy}. */
  Matrix solved(Scalar lambda) {
    return normal(lambda).solve(inputs.multTransA(targets));
  }

  private Matrix normal(Scalar lambda) {
    Matrix identity = Matrix.identity(inputs.numCols());
    return inputs.multTransA(inputs).plus(identity.scale(lambda));
  }

  /** By some steps of gradient descent from 0, differentiated step by step. */
  Matrix unrolled(Scalar lambda, int steps) {
    double rate = 1 / (square(inputs.normSpectral().value()) + lambda.value());
    Matrix weights = Matrix.zeros(inputs.numCols(), 1);
    for (int k = 0; k < steps; k++) {
      Matrix residual = inputs.mult(weights).minus(targets);
      Matrix gradient = inputs.multTransA(residual).plus(weights.scale(lambda));
      weights = weights.minus(gradient.scale(rate));
    }
    return weights;
  }

  private static double square(double x) {
    return x * x;
  }

  /** As a minimiser, found by the normal equations and differentiated by the theorem. */
  Matrix implicit(Scalar lambda) {
    return Matrix.column(
        Implicit.argmin(
            (w, p) -> objective(Matrix.column(w), p[0]),
            p -> solved(Scalar.of(p[0])).value().data,
            lambda));
  }

  private Scalar objective(Matrix weights, Scalar lambda) {
    return inputs
        .mult(weights)
        .minus(targets)
        .squaredNorm()
        .add(weights.squaredNorm().multiply(lambda))
        .multiply(0.5);
  }

  /** The mean squared error on the other data. */
  Scalar validation(Matrix weights) {
    return otherInputs
        .mult(weights)
        .minus(otherTargets)
        .squaredNorm()
        .divide(otherTargets.numRows());
  }

  /** The derivative of the validation loss by λ: {@code -(2/m) (X'w - y')ᵀ X' (XᵀX + λ I)⁻¹ w}. */
  double hypergradient(double lambda) {
    Matrix weights = solved(Scalar.of(lambda));
    Matrix byLambda = normal(Scalar.of(lambda)).solve(weights);
    Matrix residual = otherInputs.mult(weights).minus(otherTargets);
    return -2.0 / otherTargets.numRows() * residual.dot(otherInputs.mult(byLambda)).value();
  }
}
