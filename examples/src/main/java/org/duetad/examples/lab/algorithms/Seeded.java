package org.duetad.examples.lab.algorithms;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random numbers that a seed decides. */
final class Seeded {

  private Seeded() {}

  static RandomGenerator generator(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** Standard normal numbers. */
  static double[] gaussian(RandomGenerator random, int count) {
    double[] draws = new double[count];
    Arrays.setAll(draws, i -> random.nextGaussian());
    return draws;
  }
}
