package org.duetad.examples.lab.linear;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.util.MathArrays;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.knowm.xchart.XYChart;

/**
 * If targets are {@code N(f(x; θ), σ²)}, their negative log-likelihood is the Euclidean loss {@code
 * ½ Σ (y - f)²} over σ², and a constant.
 */
public final class GaussianLikelihood implements Study {

  private static final int POINTS = 30;
  private static final double[] SIGMAS = {0.5, 1, 3};

  private final Differentiator reverse = new ReverseMode();
  private final Differentiator forward = new ForwardMode();

  @Override
  public Findings run(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = random.doubles(POINTS, -2, 2).toArray();
    double[] y = Arrays.stream(x).map(at -> Math.sin(at) + 0.3 * random.nextGaussian()).toArray();
    double[] theta = Draws.gaussian(random, 3);
    Findings findings =
        new Findings()
            .text(
                "Whatever the model of the mean, here θ1 tanh(θ2 x) + θ3: maximum likelihood under"
                    + " Gaussian noise means least squares. Their gradients by θ differ by the factor"
                    + " σ², and their values by a term that does not depend on θ.");
    for (double sigma : SIGMAS) {
      compare(findings, x, y, theta, sigma);
    }
    return noise(findings, x, y, theta);
  }

  private void compare(Findings findings, double[] x, double[] y, double[] theta, double sigma) {
    ScalarFunction likelihood = negativeLogLikelihood(x, y, sigma);
    double[] euclidean = reverse.gradient(euclidean(x, y), theta);
    double scale = MathArrays.safeNorm(euclidean);
    findings
        .equal(
            "σ = " + sigma + ": the likelihood is that of Commons Math's distribution",
            likelihood.value(theta),
            byDistribution(x, y, theta, sigma),
            1e-11 * Math.abs(likelihood.value(theta)))
        .between(
            "σ² times its gradient is that of the Euclidean loss, by reverse mode, relative",
            MathArrays.distanceInf(
                    MathArrays.scale(sigma * sigma, reverse.gradient(likelihood, theta)), euclidean)
                / scale,
            0,
            1e-14)
        .between(
            "and by forward mode, relative",
            MathArrays.distanceInf(
                    MathArrays.scale(sigma * sigma, forward.gradient(likelihood, theta)), euclidean)
                / scale,
            0,
            1e-14);
  }

  private static Scalar model(Scalar[] theta, double x) {
    return theta[1].multiply(x).tanh().multiply(theta[0]).add(theta[2]);
  }

  static ScalarFunction euclidean(double[] x, double[] y) {
    return theta -> {
      Scalar[] squares = new Scalar[x.length];
      Arrays.setAll(squares, i -> model(theta, x[i]).subtract(y[i]).square());
      return Scalar.sum(squares).divide(2);
    };
  }

  /** {@code -Σ log( exp(-((y - f)/σ)² / 2) / (σ √(2π)) )}, evaluated literally. */
  static ScalarFunction negativeLogLikelihood(double[] x, double[] y, double sigma) {
    return theta -> {
      Scalar[] logs = new Scalar[x.length];
      Arrays.setAll(
          logs,
          i ->
              model(theta, x[i])
                  .subtract(y[i])
                  .divide(sigma)
                  .square()
                  .divide(-2)
                  .exp()
                  .divide(sigma * Math.sqrt(2 * Math.PI))
                  .log());
      return Scalar.sum(logs).negate();
    };
  }

  private static double byDistribution(double[] x, double[] y, double[] theta, double sigma) {
    return -IntStream.range(0, x.length)
        .mapToDouble(
            i ->
                new NormalDistribution(theta[0] * Math.tanh(theta[1] * x[i]) + theta[2], sigma)
                    .logDensity(y[i]))
        .sum();
  }

  /** If σ is learned as well, the likelihood is more informative than the loss. */
  private Findings noise(Findings findings, double[] x, double[] y, double[] theta) {
    double sum = 2 * euclidean(x, y).value(theta);
    UnaryFunction bySigma =
        sigma ->
            sigma.square().multiply(2).reciprocal().multiply(sum).add(sigma.log().multiply(POINTS));
    double best = Math.sqrt(sum / POINTS);
    return findings
        .text(
            "The likelihood can also learn σ itself, which the Euclidean loss cannot: its derivative"
                + " by σ is zero at the root mean square of the residuals.")
        .figure(
            "noise",
            "Negative log-likelihood by σ, at fixed θ, without the constant ½ n log(2π).",
            chart(bySigma, best))
        .equal("The derivative by σ there", reverse.derivative(bySigma, best), 0, 1e-12)
        .between(
            "The second derivative there times σ²/2n is 1: a minimum",
            reverse.hessian(s -> bySigma.apply(s[0]), best)[0][0] * best * best / (2 * POINTS),
            1 - 1e-12,
            1 + 1e-12);
  }

  private static XYChart chart(UnaryFunction bySigma, double best) {
    double[] ratios = IntStream.rangeClosed(10, 80).mapToDouble(k -> k / 20.0).toArray();
    double[] values = Arrays.stream(ratios).map(r -> bySigma.value(r * best)).toArray();
    XYChart chart =
        Charts.lines(
            "Likelihood and noise", "σ / rms of the residuals", "negative log-likelihood, nats");
    Charts.line(chart, "likelihood", ratios, values);
    Charts.points(chart, "least", new double[] {1}, new double[] {bySigma.value(best)});
    return chart;
  }
}
