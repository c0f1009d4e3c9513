package org.duetad.examples.lab;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;

/** Random data of experiments. */
public final class Samples {

  private Samples() {}

  /** Independent standard normal numbers. */
  public static double[] gaussian(RandomGenerator random, int count) {
    double[] sample = new double[count];
    Arrays.setAll(sample, i -> random.nextGaussian());
    return sample;
  }

  /** A matrix of independent standard normal numbers. */
  public static DMatrixRMaj gaussian(RandomGenerator random, int rows, int columns) {
    return new DMatrixRMaj(rows, columns, true, gaussian(random, rows * columns));
  }

  /** A distribution over so many outcomes, uniform among all distributions. */
  public static double[] distribution(RandomGenerator random, int outcomes) {
    double[] weights = new double[outcomes];
    Arrays.setAll(weights, i -> random.nextExponential());
    double total = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(w -> w / total).toArray();
  }
}
