package org.duetad.core.reference;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * The derivative at t = 0 of a curve {@code t ↦ f(x + t v)}, by the central difference of fourth
 * order
 *
 * <pre>{@code (8 (f(h) - f(-h)) - (f(2h) - f(-2h))) / 12h,   h = ε^(1/5) · scale,}</pre>
 *
 * computed at two scales, each component taken from the one with the smaller estimated error: the
 * coordinates are moved by a fraction of max(|x|, 1), and by a fraction of |x|, which stays in the
 * domain of a logarithm and resolves a small coordinate.
 */
final class CentralDifference {

  private static final double STEP = Math.pow(Math.ulp(1.0), 0.2);

  /** The sum of the sizes of the weights of four values, in steps. */
  private static final double WEIGHTS = 18.0 / 12;

  private final UnaryOperator<double[]> f;
  private final double[] x;
  private final double[] v;
  private double[] derivative = {};
  private double[] error = {};

  /** The truncation of each chosen component, and its step. */
  private double[] truncation = {};

  private double[] step = {};

  private CentralDifference(UnaryOperator<double[]> f, double[] x, double[] v) {
    this.f = f;
    this.x = x;
    this.v = v;
  }

  static double[] along(UnaryOperator<double[]> f, double[] x, double[] v) {
    CentralDifference difference = new CentralDifference(f, x, v);
    difference.tryScales();
    return difference.derivative;
  }

  /** How wrong each component may be, if values are wrong by the noise. */
  static double[] errors(UnaryOperator<double[]> f, double[] x, double[] v, double[] noise) {
    CentralDifference difference = new CentralDifference(f, x, v);
    difference.tryScales();
    double[] errors = difference.truncation;
    Arrays.setAll(errors, i -> errors[i] + WEIGHTS * noise[i] / difference.step[i]);
    return errors;
  }

  private void tryScales() {
    double unit = scale(1.0);
    double relative = scale(0.0);
    tryScale(unit);
    if (relative < unit) {
      tryScale(relative);
    }
  }

  /** How far t may go for every coordinate to move by at most max(|x_i|, floor). */
  private double scale(double floor) {
    double scale = Double.POSITIVE_INFINITY;
    for (int i = 0; i < x.length; i++) {
      double reach = Math.max(Math.abs(x[i]), floor);
      if (v[i] != 0 && reach > 0) {
        scale = Math.min(scale, reach / Math.abs(v[i]));
      }
    }
    return Double.isInfinite(scale) ? 1.0 : scale;
  }

  private void tryScale(double scale) {
    // A step that is a power of two moves most coordinates without rounding.
    double h = Math.scalb(1.0, Math.getExponent(STEP * scale));
    double[] up = at(h);
    double[] down = at(-h);
    double[] farUp = at(2 * h);
    double[] farDown = at(-2 * h);
    if (derivative.length == 0) {
      derivative = new double[up.length];
      error = new double[up.length];
      Arrays.fill(derivative, Double.NaN);
      truncation = new double[up.length];
      step = new double[up.length];
      Arrays.fill(error, Double.POSITIVE_INFINITY);
      Arrays.fill(truncation, Double.NaN);
    }
    for (int i = 0; i < up.length; i++) {
      double second = (up[i] - down[i]) / (2 * h);
      double fourth = (8 * (up[i] - down[i]) - (farUp[i] - farDown[i])) / (12 * h);
      double rounding = Math.ulp(Math.max(Math.abs(up[i]), Math.abs(down[i]))) / h;
      double apart = Math.abs(fourth - second);
      if (rounding + apart * STEP < error[i]) {
        derivative[i] = fourth;
        error[i] = rounding + apart * STEP;
        truncation[i] = apart;
        step[i] = h;
      }
    }
  }

  private double[] at(double t) {
    double[] moved = new double[x.length];
    Arrays.setAll(moved, i -> v[i] == 0 ? x[i] : x[i] + t * v[i]);
    return f.apply(moved);
  }
}
