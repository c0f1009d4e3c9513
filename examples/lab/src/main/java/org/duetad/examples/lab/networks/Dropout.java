package org.duetad.examples.lab.networks;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Differences;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.Study;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.knowm.xchart.XYChart;

/** Inverted dropout: unchanged in the mean, and for a linear model a penalty on the weights. */
public final class Dropout implements Study {

  private static final int INPUTS = 8;
  private static final double KEEP = 0.8;
  private static final int MASKS = 4000;

  @Override
  public Findings run(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Findings findings = new Findings();
    Matrix x = Draws.gaussian(random, 1, INPUTS, 1);
    Matrix weights = Draws.gaussian(random, INPUTS, 1, 1);
    mean(findings, random, x, weights);
    gradient(findings, random, x, weights);
    penalty(findings, x, weights, random.nextGaussian());
    return findings;
  }

  private static void mean(Findings findings, RandomGenerator random, Matrix x, Matrix weights) {
    double exact = x.mult(weights).toScalar().value();
    double[] means = new double[MASKS];
    double sum = 0;
    for (int i = 0; i < MASKS; i++) {
      Matrix mask = Draws.dropoutMask(random, 1, INPUTS, KEEP);
      sum += x.elementMult(mask).mult(weights).toScalar().value();
      means[i] = sum / (i + 1);
    }
    double deviation =
        Math.sqrt((1 - KEEP) / KEEP * x.elementMult(weights.transpose()).squaredNorm().value());
    XYChart chart = Charts.lines("Mean output over masks", "masks", "mean of x·w");
    Charts.counted(chart, "with dropout", means);
    Charts.line(chart, "without", new double[] {0, MASKS}, new double[] {exact, exact});
    findings
        .text(
            "Each input is kept with probability 0.8 and divided by 0.8, otherwise it is 0. In the"
                + " mean nothing changes, so that inference needs no correction: there it is left"
                + " out.")
        .figure("mean", "The mean over an increasing number of masks approaches x·w.", chart)
        .equal(
            "Mean over 4000 masks less x·w, in standard deviations of that mean",
            (means[MASKS - 1] - exact) / (deviation / Math.sqrt(MASKS)),
            0,
            4.5);
  }

  private static void gradient(
      Findings findings, RandomGenerator random, Matrix x, Matrix weights) {
    Matrix mask = Draws.dropoutMask(random, 1, INPUTS, KEEP);
    DMatrixRMaj gradient =
        new ReverseMode().gradient(in -> output(in[0], mask, weights), x.value())[0];
    findings
        .equal(
            "The gradient of the inputs is the mask times the weights",
            Differences.relative(gradient.data, mask.elementMult(weights.transpose()).value().data),
            0,
            1e-15)
        .equal(
            "Forward and reverse mode agree on inputs and weights",
            Differences.ofModes(in -> output(in[0], mask, in[1]), x.value(), weights.value()),
            0,
            1e-12);
  }

  private static Scalar output(Matrix x, Matrix mask, Matrix weights) {
    return x.elementMult(mask).mult(weights).toScalar();
  }

  /** All masks of n units with the probability of each, as weights of a mean. */
  static double meanOverMasks(Matrix x, Matrix weights, double target) {
    return IntStream.range(0, 1 << INPUTS)
        .mapToDouble(
            bits -> {
              double[] mask = new double[INPUTS];
              Arrays.setAll(mask, i -> ((bits >> i) & 1) / KEEP);
              int kept = Integer.bitCount(bits);
              double error = output(x, Matrix.row(mask), weights).value() - target;
              return Math.pow(KEEP, kept) * Math.pow(1 - KEEP, INPUTS - kept) * error * error;
            })
        .sum();
  }

  private static void penalty(Findings findings, Matrix x, Matrix weights, double target) {
    double error = x.mult(weights).toScalar().value() - target;
    double[] products = x.elementMult(weights.transpose()).value().data;
    double penalty = (1 - KEEP) / KEEP * DoubleStream.of(products).map(p -> p * p).sum();
    findings
        .text(
            "For a linear model the squared error with dropout is, in the mean over all 256 masks"
                + " of 8 inputs, the squared error without it and, with p the probability to keep an input, a penalty: (1 - p)/p Σ x² w².")
        .equal(
            "Mean over all masks, less error and penalty",
            meanOverMasks(x, weights, target) - error * error - penalty,
            0,
            1e-12);
  }
}
