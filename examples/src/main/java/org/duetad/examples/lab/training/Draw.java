package org.duetad.examples.lab.training;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.duetad.core.matrix.Matrix;

/** Matrices of random numbers. */
final class Draw {

  private Draw() {}

  /** A generator of which the seed decides all numbers. */
  static RandomGenerator generator(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** Normal elements of mean 0. */
  static Matrix gaussian(RandomGenerator random, int rows, int columns, double deviation) {
    double[] draws = new double[rows * columns];
    for (int i = 0; i < draws.length; i++) {
      draws[i] = random.nextGaussian(0, deviation);
    }
    return Matrix.of(rows, columns, draws);
  }

  /** Elements from -bound to bound. */
  static Matrix uniform(RandomGenerator random, int rows, int columns, double bound) {
    double[] draws = new double[rows * columns];
    for (int i = 0; i < draws.length; i++) {
      draws[i] = random.nextDouble(-bound, bound);
    }
    return Matrix.of(rows, columns, draws);
  }

  /** Orthonormal columns, uniformly distributed: the Q of a Gaussian matrix's QR. */
  static Matrix orthogonal(RandomGenerator random, int units) {
    return gaussian(random, units, units, 1).qr().q();
  }
}
