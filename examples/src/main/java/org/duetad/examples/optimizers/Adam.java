package org.duetad.examples.optimizers;

import org.duetad.core.Differentiator;
import org.duetad.core.ScalarFunction;

/**
 * Adam, algorithm 1 of Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, with
 * their β_1 = 0.9, β_2 = 0.999 and ε = 1e-8.
 *
 * @param rate the step size α
 * @param stop when to stop
 */
public record Adam(double rate, Stop stop) implements Optimizer {

  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  @Override
  public String name() {
    return "Adam";
  }

  @Override
  public Run minimise(Differentiator mode, ScalarFunction f, double... start) {
    Search search = new Search(mode, f, stop);
    Iterate at = search.at(start.clone());
    double[] mean = new double[start.length];
    double[] square = new double[start.length];
    for (int t = 1; search.goesOnFrom(at); t++) {
      double[] x = at.x.clone();
      for (int i = 0; i < x.length; i++) {
        double g = at.gradient[i];
        mean[i] = BETA_1 * mean[i] + (1 - BETA_1) * g;
        square[i] = BETA_2 * square[i] + (1 - BETA_2) * g * g;
        double first = mean[i] / (1 - Math.pow(BETA_1, t));
        double second = square[i] / (1 - Math.pow(BETA_2, t));
        x[i] -= rate * first / (Math.sqrt(second) + EPSILON);
      }
      at = search.at(x);
    }
    return search.run();
  }
}
