package org.duetad.examples.lab.algorithms;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.duetad.core.Scalar;

/**
 * A drifting level, observed with noise: {@code x_t = x_{t-1} + w, y_t = x_t + v} with variances q
 * of w and r of v, and x before the first step 0. Parameters are {@code (log q, log r)}.
 */
final class LocalLevel {

  private final double[] observations;

  LocalLevel(double... observations) {
    this.observations = observations.clone();
  }

  static LocalLevel draw(RandomGenerator random, int count, double q, double r) {
    double[] y = new double[count];
    double x = 0;
    for (int t = 0; t < count; t++) {
      x += Math.sqrt(q) * random.nextGaussian();
      y[t] = x + Math.sqrt(r) * random.nextGaussian();
    }
    return new LocalLevel(y);
  }

  double[] observations() {
    return observations.clone();
  }

  /** The predicted distribution of the level: its mean and variance before an observation. */
  private record Belief(Scalar mean, Scalar variance) {

    Belief after(Scalar q, Scalar r, double y) {
      Scalar gain = variance.divide(variance.add(r));
      return new Belief(mean.add(gain.multiply(mean.negate().add(y))), gain.multiply(r).add(q));
    }

    /** {@code log N(y; mean, variance + r)}. */
    Scalar logDensity(Scalar r, double y) {
      Scalar spread = variance.add(r);
      Scalar error = mean.negate().add(y);
      return spread.multiply(2 * Math.PI).log().add(error.square().divide(spread)).multiply(-0.5);
    }
  }

  /** The log likelihood, by Kalman's filter. */
  Scalar logLikelihood(Scalar... parameters) {
    Scalar q = parameters[0].exp();
    Scalar r = parameters[1].exp();
    Belief belief = new Belief(Scalar.of(0), q);
    Scalar sum = Scalar.of(0);
    for (double y : observations) {
      sum = sum.add(belief.logDensity(r, y));
      belief = belief.after(q, r, y);
    }
    return sum;
  }

  /** The means of the level after each observation. */
  double[] filtered(double q, double r) {
    double[] means = new double[observations.length];
    Belief belief = new Belief(Scalar.of(0), Scalar.of(q));
    for (int t = 0; t < means.length; t++) {
      belief = belief.after(Scalar.of(q), Scalar.of(r), observations[t]);
      means[t] = belief.mean.value();
    }
    return means;
  }

  /** The variances before each observation, as functions of the parameters. */
  static Scalar[] variances(int count, Scalar... parameters) {
    Scalar q = parameters[0].exp();
    Scalar r = parameters[1].exp();
    Scalar[] variances = new Scalar[count];
    Belief belief = new Belief(Scalar.of(0), q);
    for (int t = 0; t < count; t++) {
      variances[t] = belief.variance;
      belief = belief.after(q, r, 0);
    }
    return variances;
  }

  /** {@code P = (q + √(q² + 4 q r))/2}, by (log q, log r). */
  static double[] steadyStateByParameters(double q, double r) {
    double root = Math.sqrt(q * q + 4 * q * r);
    return new double[] {q * (1 + (q + 2 * r) / root) / 2, q * r / root};
  }

  /**
   * The gradient of the log likelihood without a filter: observations are jointly normal with the
   * covariance {@code Σ_st = q min(s, t) + r δ_st}, and {@code ∂ℓ = (yᵀΣ⁻¹ ∂Σ Σ⁻¹y - tr Σ⁻¹∂Σ)/2}.
   */
  double[] jointGradient(double q, double r) {
    int n = observations.length;
    RealMatrix byQ = MatrixUtils.createRealMatrix(n, n);
    RealMatrix byR = MatrixUtils.createRealIdentityMatrix(n).scalarMultiply(r);
    for (int s = 0; s < n; s++) {
      for (int t = 0; t < n; t++) {
        byQ.setEntry(s, t, q * (Math.min(s, t) + 1));
      }
    }
    RealMatrix inverse = new CholeskyDecomposition(byQ.add(byR)).getSolver().getInverse();
    RealVector solved = inverse.operate(MatrixUtils.createRealVector(observations));
    return Arrays.stream(new RealMatrix[] {byQ, byR})
        .mapToDouble(
            by -> (solved.dotProduct(by.operate(solved)) - inverse.multiply(by).getTrace()) / 2)
        .toArray();
  }
}
