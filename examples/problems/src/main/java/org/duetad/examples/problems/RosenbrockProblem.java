package org.duetad.examples.problems;

import java.util.Arrays;
import java.util.Optional;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;

/**
 * Rosenbrock's function {@code 100 Σ (x_{i+1} - x_i²)² + Σ (1 - x_i)²}, i from 1 to n - 1, at the
 * classical starting point {@code (-1.2, 1, -1.2, 1, ...)}.
 */
public final class RosenbrockProblem implements Problem {

  private static final Scalar ONE = Scalar.of(1.0);

  private final double[] point;

  /**
   * The problem of a given size.
   *
   * @param n the number of inputs, at least 2
   */
  public RosenbrockProblem(int n) {
    Checks.atLeast("rosenbrock", 2, "n", n);
    point = new double[n];
    Arrays.setAll(point, i -> i % 2 == 0 ? -1.2 : 1.0);
  }

  @Override
  public Optional<Problem> handForm() {
    return Optional.of(new GivenDerivative(this, mode -> gradient()));
  }

  @Override
  public String name() {
    return "rosenbrock";
  }

  @Override
  public String description() {
    return "Rosenbrock's function, n=" + point.length;
  }

  @Override
  public int inputs() {
    return point.length;
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public VectorFunction block(int i) {
    return x -> new Scalar[] {value(x)};
  }

  @Override
  public double[] point(int i) {
    return point;
  }

  private double[] gradient() {
    double[] gradient = new double[point.length];
    RosenbrockByHand.gradient(point, gradient);
    return gradient;
  }

  private static Scalar value(Scalar[] x) {
    Scalar[] valley = new Scalar[x.length - 1];
    Scalar[] slope = new Scalar[x.length - 1];
    for (int i = 0; i < valley.length; i++) {
      valley[i] = x[i + 1].subtract(x[i].square());
      slope[i] = ONE.subtract(x[i]);
    }
    return Scalar.dot(valley, valley).multiply(100).add(Scalar.dot(slope, slope));
  }

  @Override
  public double[] primal() {
    double valley = 0;
    double slope = 0;
    for (int i = 0; i + 1 < point.length; i++) {
      double u = point[i + 1] - point[i] * point[i];
      double v = 1 - point[i];
      valley += u * u;
      slope += v * v;
    }
    return new double[] {valley * 100 + slope};
  }
}
