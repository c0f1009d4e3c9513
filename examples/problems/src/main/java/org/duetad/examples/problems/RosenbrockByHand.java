package org.duetad.examples.problems;

import java.util.Arrays;

/** Value and gradient of Rosenbrock's function by hand. */
public final class RosenbrockByHand {

  private RosenbrockByHand() {}

  /**
   * {@code f(x) = Σ 100 (x_{i+1} - x_i²)² + (1 - x_i)²} and its gradient.
   *
   * @param x the point
   * @param gradient receives as many numbers
   * @return the value
   */
  public static double gradient(double[] x, double[] gradient) {
    Arrays.fill(gradient, 0.0);
    double valley = 0;
    double slope = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double u = x[i + 1] - x[i] * x[i];
      double v = 1 - x[i];
      valley += u * u;
      slope += v * v;
      gradient[i] -= 400 * u * x[i] + 2 * v;
      gradient[i + 1] += 200 * u;
    }
    return valley * 100 + slope;
  }
}
