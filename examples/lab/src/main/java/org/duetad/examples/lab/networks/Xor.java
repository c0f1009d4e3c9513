package org.duetad.examples.lab.networks;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.ModelFunction;
import org.duetad.core.mode.Parameters;
import org.duetad.core.mode.Parameters.Named;
import org.duetad.core.rules.Activations;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Descent;
import org.duetad.examples.lab.Differences;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.HeatMaps;
import org.duetad.examples.lab.Study;
import org.duetad.examples.lab.networks.layers.Layers;
import org.duetad.examples.lab.networks.layers.MultiLayer;
import org.duetad.examples.lab.networks.layers.NetworkLosses;
import org.duetad.reverse.ReverseMode;
import org.knowm.xchart.XYChart;

/** No line separates exclusive or; two layers with ReLU compute it, and learn it. */
public final class Xor implements Study {

  /** The corners of the unit square. */
  static final Matrix CORNERS = Matrix.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});

  /** Exclusive or of each corner. */
  static final Matrix TARGETS = Matrix.column(0, 1, 1, 0);

  private static final Matrix SIGNS = Matrix.column(-1, 1, 1, -1);
  private static final Parameters LINE = Parameters.of("w", 2, 1).and("b", 1, 1);
  private static final MultiLayer NETWORK = MultiLayer.of(Activations.RELU, 2, 16, 1);
  private static final int STEPS = 300;
  private static final int LINES = 10_000;

  /** The squared loss of a line {@code (w1, w2, b)}. */
  static final ModelFunction SQUARED =
      LINE.scalarFunction(p -> NetworkLosses.squared(line(p), TARGETS));

  /** The logistic loss of a line. */
  static final ModelFunction LOGISTIC =
      LINE.scalarFunction(p -> NetworkLosses.logistic(line(p), SIGNS));

  private static Matrix line(Named p) {
    return Layers.dense(CORNERS, p.get("w"), p.get("b"));
  }

  /** {@code ReLU(B ReLU(A x + a))}. */
  static Matrix byHand(Matrix samples) {
    Matrix hidden = hidden(samples);
    return hidden.mult(Matrix.column(1, -2)).apply(Activations.RELU);
  }

  private static Matrix hidden(Matrix samples) {
    return Layers.dense(samples, Matrix.ones(2, 2), Matrix.row(0, -1)).apply(Activations.RELU);
  }

  /** The loss of a network of 16 hidden units. */
  static Scalar loss(Named p) {
    return NetworkLosses.squared(NETWORK.outputs(p, CORNERS), TARGETS);
  }

  @Override
  public Findings run(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Findings findings = new Findings();
    Descent line = Descent.adam(SQUARED, random.doubles(3, -1, 1).toArray(), 0.1, STEPS);
    linear(findings, line, random);
    solved(findings);
    learned(findings, line, random);
    return findings;
  }

  private static void linear(Findings findings, Descent line, RandomGenerator random) {
    findings
        .text(
            "The corners (0,1) and (1,0) of the unit square are to give 1, the other two 0. Of all"
                + " lines w·x + b least squares chooses w = 0, b = 1/2: it predicts 1/2 at every corner,"
                + " with a squared error of 1/4. Logistic regression predicts probability 1/2, with"
                + " a loss of log 2.")
        .equal("The fitted line has a mean squared error of 1/4", line.loss(), 0.25, 1e-4)
        .equal(
            "The gradient of the squared error vanishes at w = 0, b = 1/2",
            Differences.largest(new ReverseMode().gradient(SQUARED, 0, 0, 0.5)),
            0,
            1e-15)
        .equal(
            "The gradient of the logistic loss vanishes at w = 0, b = 0",
            Differences.largest(new ReverseMode().gradient(LOGISTIC, 0, 0, 0)),
            0,
            1e-15)
        .equal("The logistic loss there is log 2", LOGISTIC.value(0, 0, 0), Math.log(2), 1e-15)
        .equal(
            "The largest number of corners that one of 10,000 random lines gets right is 3",
            mostCorners(random),
            3,
            0);
  }

  private static void solved(Findings findings) {
    double[] hidden = hidden(CORNERS).value().data;
    double[] outputs = byHand(CORNERS).value().data;
    double[] corners = CORNERS.value().data;
    findings
        .text(
            "With two hidden units and biases there is a solution by hand: h = ReLU(A x + a) with"
                + " A = (1 1; 1 1), a = (0, -1), and y = ReLU(B h) with B = (1 -2). In the plane of"
                + " h the corners can be separated by a line.")
        .table(
            "Exclusive or by hand",
            List.of("x1", "x2", "h1", "h2", "y"),
            IntStream.range(0, 4)
                .mapToObj(
                    i ->
                        DoubleStream.of(
                                corners[2 * i],
                                corners[2 * i + 1],
                                hidden[2 * i],
                                hidden[2 * i + 1],
                                outputs[i])
                            .mapToObj(x -> Long.toString(Math.round(x)))
                            .toList())
                .toList())
        .equal(
            "The network by hand has no error at all",
            NetworkLosses.squared(byHand(CORNERS), TARGETS).value(),
            0,
            0);
  }

  private static void learned(Findings findings, Descent line, RandomGenerator random) {
    ModelFunction loss = NETWORK.parameters().scalarFunction(Xor::loss);
    double[] start = NETWORK.start(random);
    Descent fit = Descent.adam(loss, start, 0.02, STEPS);
    XYChart losses = Charts.logarithmic("Learning exclusive or", "step", "mean squared error");
    Charts.counted(losses, "line", line.losses());
    Charts.counted(losses, "16 hidden units", fit.losses());
    findings
        .text("The same loss, with a layer of 16 hidden units and ReLU, is minimised by Adam.")
        .figure("learning", "The line stays at 1/4; the network learns.", losses)
        .figure(
            "surface",
            "What the network learned: 1, red, at (0,1) and (1,0), and 0, blue, at (0,0) and (1,1).",
            HeatMaps.function(
                "Output of the network",
                -0.5,
                1.5,
                points -> NETWORK.outputs(fit.parameters(), points)))
        .between("The network has learned it: its mean squared error", fit.loss(), 0, 1e-3)
        .equal(
            "Forward and reverse mode agree on the gradient of the network",
            Differences.ofModes(loss, start),
            0,
            1e-12);
  }

  private static int mostCorners(RandomGenerator random) {
    return IntStream.range(0, LINES)
        .map(i -> right(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()))
        .max()
        .orElseThrow();
  }

  private static int right(double w1, double w2, double b) {
    return (b < 0 ? 1 : 0)
        + (w2 + b > 0 ? 1 : 0)
        + (w1 + b > 0 ? 1 : 0)
        + (w1 + w2 + b < 0 ? 1 : 0);
  }
}
