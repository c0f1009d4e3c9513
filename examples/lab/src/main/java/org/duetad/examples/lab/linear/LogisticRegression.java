package org.duetad.examples.lab.linear;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.data.SumOverRows;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.program.Program;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.knowm.xchart.XYChart;

/** {@code L = ½|w|² - λ Σ log p(y|x)} with {@code p(y|x) = σ(y wᵀx)}. */
public final class LogisticRegression implements Study {

  /** A Hessian is symmetric to rounding. */
  private static final double ROUNDING = 1e-12;

  private static final int POINTS = 60;
  private static final double LAMBDA = 2;
  private static final int STEPS = 9;

  private final Differentiator reverse = new ReverseMode();
  private final Differentiator forward = new ForwardMode();

  @Override
  public Findings run(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Findings findings = new Findings();
    oneSample(findings, random);
    manySamples(findings, TwoGroups.of(random, POINTS, 1.2));
    return tails(findings);
  }

  private void oneSample(Findings findings, SplittableRandom random) {
    double[] x = Draws.gaussian(random, 3);
    double[] w = Draws.gaussian(random, 3);
    ScalarFunction loss = v -> Scalar.weightedSum(x, v).sigmoid().log().negate();
    double p = 1 / (1 + Math.exp(-MathArrays.linearCombination(w, x)));
    double[] together = Arrays.stream(x).map(at -> -(1 - p) * at).toArray();
    findings
        .text(
            "For a sample of the positive class the loss is -log σ(wᵀx). On the way back the adjoint"
                + " is multiplied by -1/p at the logarithm, p (1 - p) at the sigmoid and xᵀ at the"
                + " product, together -(1 - p) xᵀ.")
        .graph(
            "log-loss",
            "One sample, with values and adjoints.",
            Program.record(loss.asVector(), w).toDot())
        .between(
            "The gradient is -(1 - σ(wᵀx)) xᵀ, by reverse mode, largest difference",
            MathArrays.distanceInf(reverse.gradient(loss, w), together),
            0,
            1e-14)
        .between(
            "and by forward mode, largest difference",
            MathArrays.distanceInf(forward.gradient(loss, w), together),
            0,
            1e-14);
  }

  private void manySamples(Findings findings, TwoGroups data) {
    ScalarFunction loss = loss(data);
    double[] start = {0.5, -0.5, 0.1};
    double[][] path = newton(loss, start);
    double[] w = path[STEPS];
    findings
        .text(
            "The whole loss is convex and its gradient w - λ Σ (1 - σ(y wᵀx)) y x. Newton's method,"
                + " with Hessians from the same function, finds its zero in a few steps.")
        .figure(
            "data", "The data and the line where both classes are equally likely.", data.chart(w))
        .figure("newton", "Length of the gradient along Newton's method.", lengths(loss, path))
        .between(
            "The gradient is w - λ Σ (1 - σ) y x, largest difference",
            MathArrays.distanceInf(reverse.gradient(loss, start), gradient(data, start)),
            0,
            1e-12)
        .between(
            "At the end the gradient written by hand is zero, largest entry",
            MathArrays.distanceInf(gradient(data, w), new double[w.length]),
            0,
            1e-11)
        .between("Points on the right side, of 1", data.accuracy(w), 0.9, 1);
  }

  static ScalarFunction loss(TwoGroups data) {
    SumOverRows logs = SumOverRows.of((w, x) -> Scalar.dot(w, x).logSigmoid(), data.signed());
    return w -> Scalar.dot(w, w).divide(2).subtract(logs.apply(w).multiply(LAMBDA));
  }

  /** By hand. */
  static double[] gradient(TwoGroups data, double[] w) {
    RealVector gradient = new ArrayRealVector(w);
    for (int i = 0; i < data.count(); i++) {
      double sigma = 1 / (1 + Math.exp(-data.margin(w, i)));
      RealVector x = new ArrayRealVector(data.point(i));
      gradient = gradient.subtract(x.mapMultiply(LAMBDA * (1 - sigma) * data.label(i)));
    }
    return gradient.toArray();
  }

  private double[][] newton(ScalarFunction loss, double[] start) {
    double[][] path = new double[STEPS + 1][];
    path[0] = start;
    for (int k = 0; k < STEPS; k++) {
      Array2DRowRealMatrix hessian = new Array2DRowRealMatrix(reverse.hessian(loss, path[k]));
      RealVector gradient = new ArrayRealVector(reverse.gradient(loss, path[k]));
      RealVector step =
          new CholeskyDecomposition(
                  hessian, ROUNDING, CholeskyDecomposition.DEFAULT_ABSOLUTE_POSITIVITY_THRESHOLD)
              .getSolver()
              .solve(gradient);
      path[k + 1] = new ArrayRealVector(path[k]).subtract(step).toArray();
    }
    return path;
  }

  private XYChart lengths(ScalarFunction loss, double[][] path) {
    XYChart chart = Charts.logarithmic("Newton's method", "step", "length of the gradient");
    double[] lengths =
        Arrays.stream(path)
            .mapToDouble(w -> MathArrays.safeNorm(reverse.gradient(loss, w)))
            .takeWhile(length -> length > 1e-13)
            .toArray();
    double[] steps = IntStream.range(0, lengths.length).asDoubleStream().toArray();
    Charts.line(chart, "Newton", steps, lengths);
    return chart;
  }

  private Findings tails(Findings findings) {
    return findings
        .text(
            "Far on the wrong side σ is zero in doubles and its logarithm is lost; logSigmoid is a single"
                + " operation and stays accurate.")
        .equal(
            "log(σ(-800)) is lost",
            Scalar.of(-800).sigmoid().log().value(),
            Double.NEGATIVE_INFINITY,
            0)
        .equal("logSigmoid(-800)", Scalar.of(-800).logSigmoid().value(), -800, 0)
        .equal("Its derivative", reverse.derivative(z -> z.logSigmoid(), -800), 1, 0);
  }
}
