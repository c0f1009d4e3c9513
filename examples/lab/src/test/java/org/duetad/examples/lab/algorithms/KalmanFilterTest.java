package org.duetad.examples.lab.algorithms;

import static org.duetad.core.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.duetad.core.Scalar;
import org.duetad.core.mode.Differentiator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The filter's likelihood against the joint density, and its variance against the limit. */
class KalmanFilterTest {

  private static final String MODES = "org.duetad.testing.Modes#all";
  private static final double[] Y = {0.3, -1.2, 0.4, 2.5, 1.75};
  private static final double Q = 0.6;
  private static final double R = 1.1;
  private static final double[] PARAMETERS = {Math.log(Q), Math.log(R)};

  /** {@code log N(y; 0, Σ), Σ_st = q min(s, t) + r δ_st}, by Commons Math. */
  private static double jointLogDensity(double logQ, double logR) {
    double[][] covariance = new double[Y.length][Y.length];
    for (int s = 0; s < Y.length; s++) {
      for (int t = 0; t < Y.length; t++) {
        covariance[s][t] = Math.exp(logQ) * Math.min(s + 1, t + 1) + (s == t ? Math.exp(logR) : 0);
      }
    }
    return Math.log(
        new MultivariateNormalDistribution(new double[Y.length], covariance).density(Y));
  }

  /** One observation: {@code ℓ = -(log 2π(q + r) + y²/(q + r))/2}. */
  @ParameterizedTest
  @MethodSource(MODES)
  void oneObservation(Differentiator mode) {
    LocalLevel model = new LocalLevel(2.0);
    double s = Q + R;
    double byVariance = -(1 / s - 4 / (s * s)) / 2;
    assertEquals(
        -(Math.log(2 * Math.PI * s) + 4 / s) / 2,
        model.logLikelihood(Scalar.of(PARAMETERS)).value(),
        1e-15);
    assertClose(
        "gradient",
        new double[] {Q * byVariance, R * byVariance},
        mode.gradient(model::logLikelihood, PARAMETERS),
        1e-15);
  }

  @ParameterizedTest
  @MethodSource(MODES)
  void likelihood(Differentiator mode) {
    LocalLevel model = new LocalLevel(Y);
    assertEquals(
        jointLogDensity(PARAMETERS[0], PARAMETERS[1]),
        model.logLikelihood(Scalar.of(PARAMETERS)).value(),
        1e-13);
    double h = 1e-5;
    double[] differences = {
      (jointLogDensity(PARAMETERS[0] + h, PARAMETERS[1])
              - jointLogDensity(PARAMETERS[0] - h, PARAMETERS[1]))
          / (2 * h),
      (jointLogDensity(PARAMETERS[0], PARAMETERS[1] + h)
              - jointLogDensity(PARAMETERS[0], PARAMETERS[1] - h))
          / (2 * h)
    };
    double[] gradient = mode.gradient(model::logLikelihood, PARAMETERS);
    assertClose("differences", differences, gradient, 1e-8);
    assertClose("by the covariance", model.jointGradient(Q, R), gradient, 1e-13);
  }

  /** The Hessian is the derivative of the gradient by the covariance. */
  @ParameterizedTest
  @MethodSource(MODES)
  void curvature(Differentiator mode) {
    LocalLevel model = new LocalLevel(Y);
    double h = 1e-5;
    double[] up = model.jointGradient(Q * Math.exp(h), R);
    double[] down = model.jointGradient(Q * Math.exp(-h), R);
    double[] known = {(up[0] - down[0]) / (2 * h), (up[1] - down[1]) / (2 * h)};
    assertClose("row", known, mode.hessian(model::logLikelihood, PARAMETERS)[0], 1e-8);
  }

  /** The limit solves {@code P = P r/(P + r) + q}, and its derivative the equation's. */
  @ParameterizedTest
  @MethodSource(MODES)
  void steadyState(Differentiator mode) {
    double p = (Q + Math.sqrt(Q * Q + 4 * Q * R)) / 2;
    assertEquals(p, p * R / (p + R) + Q, 1e-15);
    double byP = 1 - R * R / ((p + R) * (p + R));
    double byR = p * p / ((p + R) * (p + R));
    double[] known = {Q / byP, R * byR / byP};
    Scalar[] variances = LocalLevel.variances(200, Scalar.of(PARAMETERS));
    double[][] jacobian = mode.jacobian(x -> LocalLevel.variances(200, x), PARAMETERS);
    assertEquals(Q, variances[0].value(), 1e-15);
    assertEquals(p, variances[199].value(), 1e-14);
    assertClose("start", new double[] {Q, 0}, jacobian[0], 1e-15);
    assertClose("limit", known, jacobian[199], 1e-13);
    assertClose("closed form", known, LocalLevel.steadyStateByParameters(Q, R), 1e-14);
  }

  /**
   * At the estimate the gradient by the covariance is zero, and the standard errors are those of
   * its differences: {@code -H⁻¹}.
   */
  @Test
  void estimate() {
    LocalLevel model = LocalLevel.draw(new SplittableRandom(4), 150, Q, R);
    double[] estimate = KalmanFilter.estimate(model);
    double q = Math.exp(estimate[0]);
    double r = Math.exp(estimate[1]);
    assertClose("gradient", new double[2], model.jointGradient(q, r), 1e-5);
    double h = 1e-4;
    double[] byQ = differences(model, q * Math.exp(h), r, q * Math.exp(-h), r, h);
    double[] byR = differences(model, q, r * Math.exp(h), q, r * Math.exp(-h), h);
    double determinant = byQ[0] * byR[1] - byQ[1] * byR[0];
    double[] known = {Math.sqrt(-byR[1] / determinant), Math.sqrt(-byQ[0] / determinant)};
    assertClose("errors", known, KalmanFilter.standardErrors(model, estimate), 1e-6);
  }

  private static double[] differences(
      LocalLevel model, double q1, double r1, double q0, double r0, double h) {
    double[] up = model.jointGradient(q1, r1);
    double[] down = model.jointGradient(q0, r0);
    return new double[] {(up[0] - down[0]) / (2 * h), (up[1] - down[1]) / (2 * h)};
  }
}
