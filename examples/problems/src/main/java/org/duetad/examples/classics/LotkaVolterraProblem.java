package org.duetad.examples.classics;

import org.duetad.core.Scalar;
import org.duetad.examples.problems.Checks;
import org.duetad.examples.problems.SingleBlock;

/**
 * Prey and predators,
 *
 * <pre>{@code
 * x' = x (α - β y),  y' = y (δ x - γ)
 * }</pre>
 *
 * <p>after a given time, by the classical Runge-Kutta method. The inputs are x and y at the
 * beginning, α, β, γ and δ. The default is problem B1 of T. E. Hull et al., "Comparing numerical
 * methods for ordinary differential equations", SIAM Journal on Numerical Analysis 9, 1972: (1, 3,
 * 2, 2, 1, 1), after 20 time units, where x is 0.6761876008576667 and y 0.1860816099640036. A. J.
 * Lotka, 1925; V. Volterra, 1926.
 */
public final class LotkaVolterraProblem extends SingleBlock {

  private final int steps;
  private final double h;

  /**
   * Problem B1, in steps of at most 0.02: with fewer than 1,000 only its beginning.
   *
   * @param steps the number of steps, at least 1
   */
  public LotkaVolterraProblem(int steps) {
    this(steps, Math.min(20, 0.02 * steps), 1, 3, 2, 2, 1, 1);
  }

  /**
   * Another instance.
   *
   * @param steps the number of steps, at least 1
   * @param time the final time
   * @param inputs x, y, α, β, γ and δ
   */
  public LotkaVolterraProblem(int steps, double time, double... inputs) {
    super("lotka-volterra", "prey and predators by Runge-Kutta, steps=" + steps, 2, inputs);
    Checks.atLeast("lotka-volterra", 1, "steps", steps);
    this.steps = steps;
    h = time / steps;
  }

  @Override
  protected Scalar[] values(Scalar... p) {
    Scalar[] z = {p[0], p[1]};
    for (int i = 0; i < steps; i++) {
      Scalar[] k1 = slope(z, p);
      Scalar[] k2 = slope(moved(z, h / 2, k1), p);
      Scalar[] k3 = slope(moved(z, h / 2, k2), p);
      Scalar[] k4 = slope(moved(z, h, k3), p);
      Scalar[] k = new Scalar[2];
      for (int j = 0; j < 2; j++) {
        k[j] = k1[j].add(k2[j].add(k3[j]).multiply(2)).add(k4[j]);
      }
      z = moved(z, h / 6, k);
    }
    return z;
  }

  private static Scalar[] slope(Scalar[] z, Scalar[] p) {
    return new Scalar[] {
      z[0].multiply(p[2].subtract(p[3].multiply(z[1]))),
      z[1].multiply(p[5].multiply(z[0]).subtract(p[4]))
    };
  }

  private static Scalar[] moved(Scalar[] z, double time, Scalar[] k) {
    return new Scalar[] {z[0].add(k[0].multiply(time)), z[1].add(k[1].multiply(time))};
  }

  @Override
  public double[] primal() {
    double[] p = at();
    double[] z = {p[0], p[1]};
    for (int i = 0; i < steps; i++) {
      double[] k1 = slope(z, p);
      double[] k2 = slope(moved(z, h / 2, k1), p);
      double[] k3 = slope(moved(z, h / 2, k2), p);
      double[] k4 = slope(moved(z, h, k3), p);
      double[] k = new double[2];
      for (int j = 0; j < 2; j++) {
        k[j] = k1[j] + (k2[j] + k3[j]) * 2 + k4[j];
      }
      z = moved(z, h / 6, k);
    }
    return z;
  }

  private static double[] slope(double[] z, double[] p) {
    return new double[] {z[0] * (p[2] - p[3] * z[1]), z[1] * (p[5] * z[0] - p[4])};
  }

  private static double[] moved(double[] z, double time, double[] k) {
    return new double[] {z[0] + k[0] * time, z[1] + k[1] * time};
  }
}
