package org.duetad.examples.lab;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.duetad.core.matrix.Matrix;
import org.ejml.data.DMatrixRMaj;

/** Random numbers of experiments. */
public final class Draws {

  private Draws() {}

  /** Independent standard normal numbers. */
  public static double[] gaussian(RandomGenerator random, int count) {
    return draw(count, random::nextGaussian);
  }

  /** The same as elements of a matrix. */
  public static DMatrixRMaj gaussian(RandomGenerator random, int rows, int columns) {
    return new DMatrixRMaj(rows, columns, true, gaussian(random, rows * columns));
  }

  /** Constants, normal with mean 0. */
  public static Matrix gaussian(RandomGenerator random, int rows, int columns, double deviation) {
    return Matrix.of(gaussian(random, rows, columns)).scale(deviation);
  }

  /** Constants, uniform from -bound to bound. */
  public static Matrix uniform(RandomGenerator random, int rows, int columns, double bound) {
    return Matrix.of(rows, columns, draw(rows * columns, () -> random.nextDouble(-bound, bound)));
  }

  /** The mask of inverted dropout: 1/keep with probability keep, otherwise 0; its mean is 1. */
  public static Matrix dropoutMask(RandomGenerator random, int rows, int columns, double keep) {
    return Matrix.of(
        rows, columns, draw(rows * columns, () -> random.nextDouble() < keep ? 1 / keep : 0.0));
  }

  /** A distribution over the given number of outcomes, uniform among all distributions. */
  public static double[] distribution(RandomGenerator random, int outcomes) {
    double[] weights = draw(outcomes, random::nextExponential);
    double total = DoubleStream.of(weights).sum();
    return DoubleStream.of(weights).map(w -> w / total).toArray();
  }

  private static double[] draw(int count, DoubleSupplier draw) {
    double[] draws = new double[count];
    Arrays.setAll(draws, i -> draw.getAsDouble());
    return draws;
  }
}
