package org.duetad.examples.lab.linear;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.knowm.xchart.CategoryChart;

/**
 * {@code H(p, q) = H(p) + KL(p ‖ q)} with {@code H(p, q) = -Σ p log q}: to learn q, the
 * cross-entropy is as good as the divergence.
 */
public final class CrossEntropy implements Study {

  private static final int OUTCOMES = 6;
  private static final int TRIALS = 50;

  private final Differentiator reverse = new ReverseMode();
  private final Differentiator forward = new ForwardMode();

  @Override
  public Findings run(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Findings findings =
        new Findings()
            .text(
                "The model predicts q = softmax(z), the data have p. The cross-entropy -Σ p log q is the"
                    + " entropy of p, which no model can change, and the divergence of q from p, which"
                    + " is never negative. So both have the same gradient by z, and it is q - p.");
    distributions(findings, random);
    labels(findings, random);
    return curvature(findings, random);
  }

  private void distributions(Findings findings, SplittableRandom random) {
    double identity = 0;
    double least = Double.POSITIVE_INFINITY;
    double crossGradient = 0;
    double divergenceGradient = 0;
    for (int k = 0; k < TRIALS; k++) {
      double[] p = Draws.distribution(random, OUTCOMES);
      double[] z = Draws.gaussian(random, OUTCOMES);
      double divergence = divergence(p).value(z);
      double[] byHand = MathArrays.ebeSubtract(softmax(z), p);
      identity = Math.max(identity, Math.abs(cross(p).value(z) - entropy(p) - divergence));
      least = Math.min(least, divergence);
      crossGradient =
          Math.max(crossGradient, MathArrays.distanceInf(reverse.gradient(cross(p), z), byHand));
      divergenceGradient =
          Math.max(
              divergenceGradient,
              MathArrays.distanceInf(forward.gradient(divergence(p), z), byHand));
    }
    double[] p = Draws.distribution(random, OUTCOMES);
    double[] logs = Arrays.stream(p).map(Math::log).toArray();
    findings
        .figure(
            "parts",
            "While the scores go from zero to log p, the entropy stays and the divergence vanishes.",
            parts(p))
        .between(
            "H(p, q) is H(p) + KL(p ‖ q) for random p and q, largest difference",
            identity,
            0,
            1e-14)
        .between("The least divergence found", least, 0, Double.POSITIVE_INFINITY)
        .equal("The divergence of p from itself", divergence(p).value(logs), 0, 1e-15)
        .between(
            "The gradient of the cross-entropy is q - p, by reverse mode, largest difference",
            crossGradient,
            0,
            1e-14)
        .between(
            "and so is that of the divergence, by forward mode, largest difference",
            divergenceGradient,
            0,
            1e-14);
  }

  /** {@code -Σ p log softmax(z)}. */
  static ScalarFunction cross(double[] p) {
    return z -> Scalar.weightedSum(p, Scalar.logSoftmax(z)).negate();
  }

  /** {@code Σ p (log p - log softmax(z))}. */
  static ScalarFunction divergence(double[] p) {
    return z -> {
      Scalar[] logs = Scalar.logSoftmax(z);
      Scalar[] terms = new Scalar[p.length];
      Arrays.setAll(terms, i -> logs[i].negate().add(Math.log(p[i])).multiply(p[i]));
      return Scalar.sum(terms);
    };
  }

  static double entropy(double[] p) {
    return -Arrays.stream(p).map(each -> each * Math.log(each)).sum();
  }

  private static double[] softmax(double[] z) {
    return MathArrays.normalizeArray(Arrays.stream(z).map(Math::exp).toArray(), 1);
  }

  private static CategoryChart parts(double[] p) {
    List<String> ways = List.of("0 %", "25 %", "50 %", "75 %", "100 %");
    double[] divergences =
        IntStream.range(0, ways.size())
            .mapToDouble(
                k ->
                    divergence(p)
                        .value(Arrays.stream(p).map(each -> k / 4.0 * Math.log(each)).toArray()))
            .toArray();
    CategoryChart chart = Charts.bars("Cross-entropy", "way from zero to log p", "nats");
    chart.getStyler().setStacked(true);
    chart.addSeries(
        "H(p)", ways, List.of(entropy(p), entropy(p), entropy(p), entropy(p), entropy(p)));
    chart.addSeries("KL(p ‖ q)", ways, Arrays.stream(divergences).boxed().toList());
    return chart;
  }

  /** A label is a degenerate distribution. */
  private void labels(Findings findings, SplittableRandom random) {
    double[] z = Draws.gaussian(random, OUTCOMES);
    double[] q = softmax(z);
    double[] sure = new double[OUTCOMES];
    sure[2] = 1;
    findings
        .text("A label y is a distribution with all weight on y. Its entropy is zero.")
        .equal("Then the cross-entropy is -log q_y", cross(sure).value(z), -Math.log(q[2]), 1e-14)
        .between(
            "and its gradient q - e_y, largest difference",
            MathArrays.distanceInf(
                reverse.gradient(cross(sure), z), MathArrays.ebeSubtract(q, sure)),
            0,
            1e-14);
  }

  private Findings curvature(Findings findings, SplittableRandom random) {
    double[] p = Draws.distribution(random, OUTCOMES);
    double[] logs = Arrays.stream(p).map(Math::log).toArray();
    double[][] hessian = reverse.hessian(cross(p), logs);
    double error = 0;
    for (int i = 0; i < OUTCOMES; i++) {
      for (int j = 0; j < OUTCOMES; j++) {
        error = Math.max(error, Math.abs(hessian[i][j] - ((i == j ? p[i] : 0) - p[i] * p[j])));
      }
    }
    return findings.between(
        "At q = p the Hessian by the scores is diag(p) - p pᵀ, Fisher's information, largest"
            + " difference",
        error,
        0,
        1e-14);
  }
}
