package org.duetad.forward;

import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * The coefficients of a series expanded at t instead of 0 are functions of t with {@code y_k' = (k
 * + 1) y_{k+1}}. So each order is compared with differences of the previous one, and order 0 with
 * plain values.
 */
final class TaylorShift {

  private static final double STEP = 1.0 / 512;
  private static final double[] WEIGHTS = {45.0 / 60, -9.0 / 60, 1.0 / 60};

  private TaylorShift() {}

  /** The polynomial with the given coefficients, expanded at t. */
  static double[] at(double t, double... c) {
    double[] shifted = c.clone();
    for (int from = 0; from < c.length; from++) {
      for (int k = c.length - 2; k >= from; k--) {
        shifted[k] += t * shifted[k + 1];
      }
    }
    return shifted;
  }

  /** The derivative at 0 by differences of sixth order. */
  static double[] derivative(DoubleFunction<double[]> f) {
    return derivative(STEP, f);
  }

  /** Whether differences with half the step agree, so that there is no kink or jump in between. */
  static boolean isSmooth(DoubleFunction<double[]> f) {
    double[] wide = derivative(STEP, f);
    double[] narrow = derivative(STEP / 2, f);
    return IntStream.range(0, wide.length)
        .allMatch(k -> Math.abs(wide[k] - narrow[k]) <= 1e-6 * Math.max(1, Math.abs(wide[k])));
  }

  private static double[] derivative(double step, DoubleFunction<double[]> f) {
    double[] derivative = new double[f.apply(0).length];
    for (int i = 0; i < WEIGHTS.length; i++) {
      double[] right = f.apply((i + 1) * step);
      double[] left = f.apply(-(i + 1) * step);
      for (int k = 0; k < derivative.length; k++) {
        derivative[k] += WEIGHTS[i] * (right[k] - left[k]) / step;
      }
    }
    return derivative;
  }
}
