package org.duetad.examples.lab.algorithms;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer.Formula;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Noise variances learned through Kalman's filter. */
public final class KalmanFilter implements Study {

  static final double Q = 0.3;
  static final double R = 1.5;

  private static final int COUNT = 2000;
  private static final int FEW = 60;
  private static final int SHOWN = 150;
  private static final double[] TRUTH = {Math.log(Q), Math.log(R)};
  private static final ForwardMode FORWARD = new ForwardMode();
  private static final ReverseMode REVERSE = new ReverseMode();

  /** The maximum likelihood parameters: conjugate gradients, and a Newton step. */
  static double[] estimate(LocalLevel model) {
    double[] near = conjugateGradients(model);
    Matrix hessian = Matrix.of(REVERSE.hessian(model::logLikelihood, near));
    Matrix gradient = Matrix.column(REVERSE.gradient(model::logLikelihood, near));
    return Matrix.column(near).minus(hessian.solve(gradient)).value().data;
  }

  private static double[] conjugateGradients(LocalLevel model) {
    return new NonLinearConjugateGradientOptimizer(
            Formula.POLAK_RIBIERE, new SimpleValueChecker(1e-14, 1e-10))
        .optimize(
            GoalType.MAXIMIZE,
            new MaxEval(1000),
            new InitialGuess(new double[] {0, 0}),
            new ObjectiveFunction(x -> REVERSE.valueAndGradient(model::logLikelihood, x).value()),
            new ObjectiveFunctionGradient(x -> REVERSE.gradient(model::logLikelihood, x)))
        .getPoint();
  }

  /** The standard errors of an estimate, by the inverse of the observed information. */
  static double[] standardErrors(LocalLevel model, double... estimate) {
    Matrix information = Matrix.of(REVERSE.hessian(model::logLikelihood, estimate)).negative();
    return Arrays.stream(information.invert().extractDiag().value().data).map(Math::sqrt).toArray();
  }

  @Override
  public Findings run(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    LocalLevel few = LocalLevel.draw(random, FEW, Q, R);
    LocalLevel many = LocalLevel.draw(random, COUNT, Q, R);
    Findings findings =
        new Findings()
            .text(
                "A level drifts with variance q = 0.3 per step and is observed with noise of variance r = 1.5. Kalman's"
                    + " filter gives the likelihood of q and r, and reverse mode its gradient, through 2000 steps of the"
                    + " filter. An optimizer of Commons Math comes close to the estimate, the Hessian gives a final step"
                    + " of Newton's method, and the standard errors.")
            .figure("filter", "Observations, and the level by the filter.", filter(many));
    likelihood(findings, few);
    steadyState(findings);
    return estimation(findings, many);
  }

  private static void likelihood(Findings findings, LocalLevel few) {
    double[] gradient = REVERSE.gradient(few::logLikelihood, TRUTH);
    double[] joint = few.jointGradient(Q, R);
    double[] differences = new FiniteDifferences().gradient(few::logLikelihood, TRUTH);
    findings
        .between(
            "60 observations: the gradient differs from that of their joint normal density by at most",
            MathArrays.distanceInf(gradient, joint),
            0,
            1e-10)
        .between(
            "Forward mode differs from reverse mode by at most",
            MathArrays.distanceInf(gradient, FORWARD.gradient(few::logLikelihood, TRUTH)),
            0,
            1e-11)
        .between(
            "and finite differences by at most",
            MathArrays.distanceInf(gradient, differences),
            0,
            1e-5);
  }

  private static void steadyState(Findings findings) {
    int steps = 30;
    double[] known = LocalLevel.steadyStateByParameters(Q, R);
    double[][] jacobian = FORWARD.jacobian(x -> LocalLevel.variances(steps, x), TRUTH);
    XYChart chart =
        Charts.logarithmic("The filter's variance P", "observation", "error of the derivative");
    Errors.add(chart, "by log q", 1, errors(jacobian, known, 0));
    Errors.add(chart, "by log r", 1, errors(jacobian, known, 1));
    findings
        .figure(
            "steady-state",
            "The derivative of the filter's variance, against that of its limit (q + √(q² + 4qr))/2.",
            chart)
        .between(
            "After 30 observations it differs from the limit's by at most",
            MathArrays.distanceInf(jacobian[steps - 1], known),
            0,
            1e-9);
  }

  private static double[] errors(double[][] jacobian, double[] known, int parameter) {
    return Arrays.stream(jacobian).mapToDouble(row -> row[parameter] - known[parameter]).toArray();
  }

  private static Findings estimation(Findings findings, LocalLevel many) {
    double[] estimate = estimate(many);
    double[] errors = standardErrors(many, estimate);
    return findings
        .figure(
            "likelihood", "The log likelihood of q, at the estimate of r.", profile(many, estimate))
        .between(
            "The gradient at the estimate, in standard errors, is at most",
            steepness(many, estimate, errors),
            0,
            1e-5)
        .between(
            "The error of the estimate of log q, in standard errors",
            off(estimate, errors, 0),
            0,
            3)
        .between("and that of log r", off(estimate, errors, 1), 0, 3)
        .between("The standard error of log q", errors[0], 0.08, 0.13)
        .between("and that of log r", errors[1], 0.035, 0.05);
  }

  /** The distance of the estimate from the maximum, as predicted by the gradient. */
  private static double steepness(LocalLevel model, double[] estimate, double[] errors) {
    double[] gradient = REVERSE.gradient(model::logLikelihood, estimate);
    return Math.max(Math.abs(gradient[0]) * errors[0], Math.abs(gradient[1]) * errors[1]);
  }

  private static double off(double[] estimate, double[] errors, int parameter) {
    return Math.abs(estimate[parameter] - TRUTH[parameter]) / errors[parameter];
  }

  private static XYChart filter(LocalLevel model) {
    XYChart chart = Charts.lines("A local level", "time step", "level");
    chart.getStyler().setXAxisMin(0.0).setXAxisMax((double) SHOWN).setMarkerSize(5);
    double[] times = IntStream.rangeClosed(1, SHOWN).asDoubleStream().toArray();
    Charts.points(chart, "observed", times, Arrays.copyOf(model.observations(), SHOWN))
        .setMarker(SeriesMarkers.CIRCLE);
    Charts.line(chart, "filtered", times, Arrays.copyOf(model.filtered(Q, R), SHOWN));
    return chart;
  }

  private static XYChart profile(LocalLevel model, double[] estimate) {
    XYChart chart = Charts.lines("Log likelihood", "log q", "below the largest, nats");
    chart.getStyler().setXAxisDecimalPattern("0.0").setLegendVisible(false);
    double[] logarithms =
        IntStream.rangeClosed(-10, 10).mapToDouble(k -> estimate[0] + k / 10.0).toArray();
    double best = value(model, estimate);
    Charts.line(
        chart,
        "log likelihood",
        logarithms,
        Arrays.stream(logarithms).map(p -> value(model, p, estimate[1]) - best).toArray());
    return chart;
  }

  private static double value(LocalLevel model, double... parameters) {
    return model.logLikelihood(Scalar.of(parameters)).value();
  }
}
