package org.duetad.examples.classics;

import java.util.Arrays;
import java.util.Optional;
import org.duetad.core.Scalar;
import org.duetad.examples.problems.Checks;
import org.duetad.examples.problems.GivenDerivative;
import org.duetad.examples.problems.Problem;
import org.duetad.examples.problems.SingleBlock;

/**
 * The time of descent from rest at (0, 0) to (π, 2), y pointing down, along the polyline through
 * {@code (π i/(n + 1), y_i)} without friction, with g = 1. A segment is an inclined plane, so
 *
 * <pre>{@code
 * T = Σ 2 √(h² + (y_{i+1} - y_i)²) / (v_i + v_{i+1}),  v_i = √(2 y_i)
 * }</pre>
 *
 * <p>is exact for the polyline. The inputs are the inner depths, at first those of the straight
 * line, along which {@code T = √(π² + 4)}. The least time is π, along the cycloid (Johann
 * Bernoulli, Acta Eruditorum, 1696); polylines take longer.
 */
public final class BrachistochroneProblem extends SingleBlock {

  private static final double DEPTH = 2;
  private static final Scalar TOP = Scalar.of(0.0);
  private static final Scalar BOTTOM = Scalar.of(DEPTH);

  private final double h;

  /**
   * The problem of a given size.
   *
   * @param n the number of inner points, at least 1
   */
  public BrachistochroneProblem(int n) {
    super("brachistochrone", "time of descent along a polyline, n=" + n, 1, line(n));
    h = Math.PI / (n + 1);
  }

  private static double[] line(int n) {
    Checks.atLeast("brachistochrone", 1, "n", n);
    double[] y = new double[n];
    Arrays.setAll(y, i -> DEPTH * (i + 1) / (n + 1));
    return y;
  }

  @Override
  protected Scalar[] values(Scalar... y) {
    Scalar[] times = new Scalar[y.length + 1];
    Scalar depth = TOP;
    Scalar speed = TOP;
    for (int i = 0; i <= y.length; i++) {
      Scalar next = i < y.length ? y[i] : BOTTOM;
      Scalar fast = next.multiply(2).sqrt();
      Scalar length = next.subtract(depth).square().add(h * h).sqrt();
      times[i] = length.multiply(2).divide(speed.add(fast));
      depth = next;
      speed = fast;
    }
    return new Scalar[] {Scalar.sum(times)};
  }

  @Override
  public double[] primal() {
    double[] y = at();
    double time = 0;
    for (int i = 0; i <= y.length; i++) {
      double fall = depth(y, i + 1) - depth(y, i);
      double speeds = Math.sqrt(2 * depth(y, i)) + Math.sqrt(2 * depth(y, i + 1));
      time += Math.sqrt(fall * fall + h * h) * 2 / speeds;
    }
    return new double[] {time};
  }

  private static double depth(double[] y, int i) {
    return i == 0 ? 0 : i > y.length ? DEPTH : y[i - 1];
  }

  @Override
  public Optional<Problem> handForm() {
    return Optional.of(new GivenDerivative(this, mode -> gradient(at())));
  }

  /** With {@code v' = 1/v}; the ends do not move. */
  private double[] gradient(double... y) {
    double[] gradient = new double[y.length];
    for (int i = 0; i <= y.length; i++) {
      double fall = depth(y, i + 1) - depth(y, i);
      double from = Math.sqrt(2 * depth(y, i));
      double to = Math.sqrt(2 * depth(y, i + 1));
      double length = Math.hypot(fall, h);
      double slope = 2 * fall / (length * (from + to));
      double slower = 2 * length / ((from + to) * (from + to));
      if (i > 0) {
        gradient[i - 1] -= slope + slower / from;
      }
      if (i < y.length) {
        gradient[i] += slope - slower / to;
      }
    }
    return gradient;
  }
}
