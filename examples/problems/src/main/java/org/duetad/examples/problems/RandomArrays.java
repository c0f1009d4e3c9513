package org.duetad.examples.problems;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Arrays of random numbers. */
final class RandomArrays {

  private RandomArrays() {}

  /** Standard normal. */
  static double[] gaussian(RandomGenerator random, int count) {
    return gaussian(random, count, 0.0, 1.0);
  }

  static double[] gaussian(RandomGenerator random, int count, double mean, double deviation) {
    double[] draws = new double[count];
    Arrays.setAll(draws, i -> random.nextGaussian(mean, deviation));
    return draws;
  }

  /** Uniform on [0, 1). */
  static double[] uniform(RandomGenerator random, int count) {
    double[] draws = new double[count];
    Arrays.setAll(draws, i -> random.nextDouble());
    return draws;
  }
}
