package org.duetad.examples.optimizers;

/**
 * Running means of gradients and of their squares: the loop body of algorithm 1 of Kingma and Ba,
 * "Adam: a method for stochastic optimization", ICLR 2015, with their β_1 = 0.9, β_2 = 0.999 and ε
 * = 1e-8.
 */
public final class Moments {

  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final double[] mean;
  private final double[] square;
  private int count;

  /** Moments of the given number of parameters, before the first gradient. */
  public Moments(int parameters) {
    mean = new double[parameters];
    square = new double[parameters];
  }

  /** Adds a gradient and returns the direction opposite to Adam's step. */
  public double[] direction(double... gradient) {
    count++;
    double[] direction = new double[mean.length];
    for (int i = 0; i < mean.length; i++) {
      double g = gradient[i];
      mean[i] = BETA_1 * mean[i] + (1 - BETA_1) * g;
      square[i] = BETA_2 * square[i] + (1 - BETA_2) * g * g;
      double first = mean[i] / (1 - Math.pow(BETA_1, count));
      double second = square[i] / (1 - Math.pow(BETA_2, count));
      direction[i] = first / (Math.sqrt(second) + EPSILON);
    }
    return direction;
  }
}
