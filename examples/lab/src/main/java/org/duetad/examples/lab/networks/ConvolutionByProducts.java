package org.duetad.examples.lab.networks;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.ModelFunction;
import org.duetad.core.mode.Parameters;
import org.duetad.core.mode.Parameters.Named;
import org.duetad.core.rules.Activations;
import org.duetad.examples.lab.Charts;
import org.duetad.examples.lab.Descent;
import org.duetad.examples.lab.Differences;
import org.duetad.examples.lab.Draws;
import org.duetad.examples.lab.Findings;
import org.duetad.examples.lab.HeatMaps;
import org.duetad.examples.lab.Study;
import org.duetad.examples.lab.networks.layers.Images;
import org.duetad.examples.lab.networks.layers.Layers;
import org.duetad.examples.lab.networks.layers.NetworkLosses;
import org.ejml.data.DMatrixRMaj;
import org.knowm.xchart.XYChart;

/**
 * A convolution as one matrix product, and a small network that distinguishes crosses from bars.
 */
public final class ConvolutionByProducts implements Study {

  private static final int SIZE = 3;
  private static final int KERNELS = 6;
  private static final int COUNT = 60;
  private static final int STEPS = 90;

  /** Kernels of 3 x 3 pixels, ReLU, the largest of each map, and a linear layer. */
  static final Parameters NETWORK =
      Parameters.of("kernels", SIZE * SIZE, KERNELS)
          .and("bias", 1, KERNELS)
          .and("weights", KERNELS, 2)
          .and("offset", 1, 2);

  static Matrix scores(Named p, Images images) {
    Images maps =
        images
            .convolved(p.get("kernels"), p.get("bias"), SIZE)
            .map(map -> map.apply(Activations.RELU));
    return Layers.dense(maps.pooled(), p.get("weights"), p.get("offset"));
  }

  static ModelFunction loss(ShapeImages shapes) {
    return NETWORK.scalarFunction(
        p -> NetworkLosses.crossEntropy(scores(p, shapes.images()), shapes.labels()));
  }

  @Override
  public Findings run(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Findings findings = new Findings();
    product(findings, random);
    learned(findings, random);
    return findings;
  }

  private static void product(Findings findings, RandomGenerator random) {
    double[][] first = pixels(Draws.gaussian(random, 6, 7, 1));
    double[][] second = pixels(Draws.gaussian(random, 6, 7, 1));
    DMatrixRMaj kernels = Draws.gaussian(random, SIZE * SIZE, 2, 1).value();
    Images maps =
        Images.grey(first, second).convolved(Matrix.of(kernels), Matrix.row(0.5, -0.5), SIZE);
    double worst = 0;
    for (int map = 0; map < 2; map++) {
      double[][] byLoop = loop(second, kernels, map, map == 0 ? 0.5 : -0.5);
      double[][] byProduct = image(maps, map, 1);
      for (int y = 0; y < byLoop.length; y++) {
        worst = Math.max(worst, Differences.relative(byProduct[y], byLoop[y]));
      }
    }
    findings
        .text(
            "Image to columns: each window of 3 x 3 pixels becomes a row of 9 numbers, and each"
                + " kernel a column. One product of the two matrices is the convolution of all"
                + " images with all kernels, and its derivatives are those of a product.")
        .equal("Product and four nested loops differ by (relative)", worst, 0, 1e-14);
  }

  /** The convolution by definition, without a matrix. */
  static double[][] loop(double[][] image, DMatrixRMaj kernels, int kernel, double bias) {
    double[][] map = new double[image.length - SIZE + 1][image[0].length - SIZE + 1];
    for (int y = 0; y < map.length; y++) {
      for (int x = 0; x < map[0].length; x++) {
        double sum = bias;
        for (int dy = 0; dy < SIZE; dy++) {
          for (int dx = 0; dx < SIZE; dx++) {
            sum += image[y + dy][x + dx] * kernels.get(dy * SIZE + dx, kernel);
          }
        }
        map[y][x] = sum;
      }
    }
    return map;
  }

  /** One image of a channel, as rows of pixels. */
  static double[][] image(Images images, int channel, int index) {
    DMatrixRMaj interleaved = images.channels().get(channel).value();
    double[][] image = new double[images.height()][images.width()];
    for (int y = 0; y < images.height(); y++) {
      for (int x = 0; x < images.width(); x++) {
        image[y][x] = interleaved.get(y, x * images.count() + index);
      }
    }
    return image;
  }

  private static double[][] pixels(Matrix matrix) {
    return image(new Images(List.of(matrix), 1), 0, 0);
  }

  private static void learned(Findings findings, RandomGenerator random) {
    ShapeImages seen = ShapeImages.draw(random, COUNT);
    ShapeImages unseen = ShapeImages.draw(random, COUNT);
    double[] start = start(random);
    Descent fit = Descent.adam(loss(seen), start, 0.05, STEPS);
    XYChart chart = Charts.logarithmic("Learning crosses", "step", "cross-entropy (nats)");
    Charts.counted(chart, "network", fit.losses());
    double[] scores =
        NETWORK.vectorFunction(p -> scores(p, unseen.images())).value(fit.parameters());
    findings
        .text(
            "30 bars and 30 crosses lie anywhere on noisy images of 8 x 8 pixels. Six kernels,"
                + " ReLU, the largest pixel of each map and a linear layer distinguish them: the"
                + " kernels detect what only a cross has, wherever it is.")
        .figure("bar", "A bar.", HeatMaps.pixels("A bar", image(seen.images(), 0, 0)))
        .figure("cross", "A cross.", HeatMaps.pixels("A cross", image(seen.images(), 0, 1)))
        .figure("learning", "The loss, step by step.", chart)
        .between("The loss after training", fit.loss(), 0, 0.05)
        .between(
            "Share of 60 unseen images that the network gets right",
            unseen.right(Matrix.of(COUNT, 2, scores)),
            0.9,
            1)
        .equal(
            "Forward and reverse mode agree on the gradient of 74 parameters",
            Differences.ofModes(loss(seen), start),
            0,
            1e-12);
  }

  static double[] start(RandomGenerator random) {
    return random.doubles(NETWORK.size(), -0.5, 0.5).toArray();
  }
}
