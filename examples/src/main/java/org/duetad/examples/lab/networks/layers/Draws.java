package org.duetad.examples.lab.networks.layers;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.duetad.core.matrix.Matrix;

/** Matrices of random numbers. */
public final class Draws {

  private Draws() {}

  /** Normal, with mean 0. */
  public static Matrix gaussian(RandomGenerator random, int rows, int cols, double deviation) {
    double[] draws = new double[rows * cols];
    Arrays.setAll(draws, i -> deviation * random.nextGaussian());
    return Matrix.of(rows, cols, draws);
  }

  /** The mask of inverted dropout: 1/keep with probability keep, else 0; its mean is 1. */
  public static Matrix dropoutMask(RandomGenerator random, int rows, int cols, double keep) {
    double[] draws = new double[rows * cols];
    Arrays.setAll(draws, i -> random.nextDouble() < keep ? 1 / keep : 0.0);
    return Matrix.of(rows, cols, draws);
  }
}
