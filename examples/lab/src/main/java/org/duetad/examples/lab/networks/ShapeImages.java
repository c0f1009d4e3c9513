package org.duetad.examples.lab.networks;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.duetad.core.matrix.Matrix;
import org.duetad.examples.lab.networks.layers.Images;

/**
 * Images of bars, horizontal or vertical, and of crosses, somewhere on a noisy background.
 *
 * @param images one channel
 * @param labels a row for each image: (1, 0) of a bar, (0, 1) of a cross
 */
record ShapeImages(Images images, Matrix labels) {

  static final int SIDE = 8;
  private static final int ARM = 2;
  private static final double NOISE = 0.15;

  static ShapeImages draw(RandomGenerator random, int count) {
    double[][][] images = new double[count][][];
    double[][] labels = new double[count][];
    for (int i = 0; i < count; i++) {
      boolean cross = i % 2 == 1;
      images[i] = image(random, cross);
      labels[i] = cross ? new double[] {0, 1} : new double[] {1, 0};
    }
    return new ShapeImages(Images.grey(images), Matrix.of(labels));
  }

  private static double[][] image(RandomGenerator random, boolean cross) {
    double[][] image = new double[SIDE][SIDE];
    for (double[] row : image) {
      Arrays.setAll(row, x -> NOISE * random.nextGaussian());
    }
    int y = random.nextInt(ARM, SIDE - ARM);
    int x = random.nextInt(ARM, SIDE - ARM);
    boolean horizontal = random.nextBoolean();
    IntStream.rangeClosed(-ARM, ARM)
        .forEach(
            d -> {
              if (cross || horizontal) {
                image[y][x + d] += 1;
              }
              if (cross ? d != 0 : !horizontal) {
                image[y + d][x] += 1;
              }
            });
    return image;
  }

  /** The share of scores, in rows, that are largest at the label. */
  double right(Matrix scores) {
    double[] s = scores.value().data;
    double[] l = labels.value().data;
    return IntStream.range(0, labels.numRows())
            .filter(i -> (s[2 * i] > s[2 * i + 1]) == (l[2 * i] > l[2 * i + 1]))
            .count()
        / (double) labels.numRows();
  }
}
