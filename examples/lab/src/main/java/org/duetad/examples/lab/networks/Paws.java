package org.duetad.examples.lab.networks;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.ModelFunction;
import org.duetad.core.mode.Parameters.Named;
import org.duetad.core.rules.Activations;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Descent;
import org.duetad.examples.lab.Differences;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.HeatMaps;
import org.duetad.examples.lab.Points;
import org.duetad.examples.lab.Study;
import org.duetad.examples.lab.networks.layers.Layers;
import org.duetad.examples.lab.networks.layers.MultiLayer;
import org.duetad.examples.lab.networks.layers.NetworkLosses;
import org.knowm.xchart.XYChart;

/** A white paw, a black paw, and the grey image between them: a linear score cannot exclude it. */
public final class Paws implements Study {

  private static final List<String> PAW =
      List.of(
          "........",
          "..#..#..",
          "#.#..#.#",
          "#......#",
          "..####..",
          ".######.",
          ".######.",
          "..#..#..");

  /** White paw on black, black paw on white, and their mean, a grey image; pixels in rows. */
  static final Matrix IMAGES = images();

  /** Paw, paw, no paw. */
  static final Matrix SIGNS = Matrix.column(1, 1, -1);

  /** The entropy of two paws among three images. */
  static final double BEST_LINEAR = Math.log(3) - 2.0 / 3 * Math.log(2);

  private static final int PIXELS = 64;
  private static final int STEPS = 300;
  private static final MultiLayer LINEAR = MultiLayer.of(Activations.RELU, PIXELS, 1);
  private static final MultiLayer NETWORK = MultiLayer.of(Activations.RELU, PIXELS, 32, 1);

  private static double[][] white() {
    return PAW.stream()
        .map(row -> row.chars().mapToDouble(c -> c == '#' ? 1 : 0).toArray())
        .toArray(double[][]::new);
  }

  private static Matrix images() {
    Matrix white = Matrix.of(white()).reshape(1, PIXELS);
    Matrix black = white.negative().plus(1.0);
    return Matrix.concatRows(white, black, white.plus(black).scale(0.5));
  }

  /** A network of a pixel x: {@code z1 = (-x + ½, x - ½), z2 = 2 Σ ReLU(z1) - ½}. */
  static Matrix byHand(Matrix pixels) {
    Matrix colours = Layers.dense(pixels, Matrix.row(-1, 1), Matrix.row(0.5, -0.5));
    return Layers.dense(
        colours.apply(Activations.RELU), Matrix.column(2, 2), Matrix.of(1, 1, -0.5));
  }

  @Override
  public Findings run(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Findings findings = new Findings();
    linear(findings, random);
    solved(findings);
    learned(findings, random);
    return findings;
  }

  private static void linear(Findings findings, RandomGenerator random) {
    double[] at = random.doubles(PIXELS + 1, -1, 1).toArray();
    double[] scores = LINEAR.outputs(at, IMAGES);
    findings
        .text(
            "The grey image is the mean of a white paw on black and a black paw on white. A linear"
                + " score w·x + b of a mean is the mean of the scores: a model that accepts both"
                + " also accepts grey.")
        .figure("paw", "The white paw.", HeatMaps.pixels("White paw", white()))
        .equal(
            "With random weights the score of grey is the mean of the other two",
            scores[2] - (scores[0] + scores[1]) / 2,
            0,
            1e-14);
  }

  private static void solved(Findings findings) {
    double[] scores = byHand(Matrix.column(1, 0, 0.5)).value().data;
    double[] x = Points.spaced(0, 1, 201);
    XYChart chart = Charts.lines("Score of a pixel", "brightness of the pixel", "score");
    Charts.line(chart, "two layers", x, byHand(Matrix.column(x)).value().data);
    Charts.line(chart, "best line", x, Points.map(x, at -> 1.0 / 6));
    findings
        .text(
            "For one pixel of the paw, 1, 0 or 1/2, two layers suffice, with ReLU between"
                + " them: z1 = (-x + 1/2, x - 1/2) separates dark from bright, z2 = 2 ReLU(z1)1 + 2"
                + " ReLU(z1)2 - 1/2 is positive for both and negative for grey. The best line"
                + " through the three scores is flat, at 1/6.")
        .figure("score", "Positive at 0 and at 1, negative between.", chart)
        .equal("The score of white is 1/2", scores[0], 0.5, 0)
        .equal("The score of black is 1/2", scores[1], 0.5, 0)
        .equal("The score of grey is -1/2", scores[2], -0.5, 0);
  }

  private static void learned(Findings findings, RandomGenerator random) {
    Descent line = Descent.adam(loss(LINEAR), LINEAR.start(random), 0.05, STEPS);
    double[] start = NETWORK.start(random);
    Descent network = Descent.adam(loss(NETWORK), start, 0.02, STEPS);
    XYChart chart = Charts.logarithmic("Learning the paws", "step", "logistic loss (nats)");
    Charts.counted(chart, "linear", line.losses());
    Charts.counted(chart, "32 hidden units", network.losses());
    double[] scores = NETWORK.outputs(network.parameters(), IMAGES);
    double[] signs = SIGNS.value().data;
    findings
        .text(
            "Logistic regression on all 64 pixels can at best assign probability 2/3 to each image,"
                + " a mean loss of log 3 - (2/3) log 2. A network with a hidden layer of 32"
                + " units has almost no loss.")
        .figure("learning", "The linear model stops at 0.6365 nats.", chart)
        .equal("The best loss of the linear model", line.loss(), BEST_LINEAR, 1e-6)
        .between("The loss of the network", network.loss(), 0, 1e-2)
        .equal(
            "Images that the network gets right, of 3",
            (double) IntStream.range(0, 3).filter(i -> scores[i] * signs[i] > 0).count(),
            3,
            0)
        .equal(
            "Forward and reverse mode agree on the gradient of the network",
            Differences.ofModes(loss(NETWORK), start),
            0,
            1e-12);
  }

  private static ModelFunction loss(MultiLayer network) {
    return network.parameters().scalarFunction(p -> loss(network, p));
  }

  private static Scalar loss(MultiLayer network, Named p) {
    return NetworkLosses.logistic(network.outputs(p, IMAGES), SIGNS);
  }
}
