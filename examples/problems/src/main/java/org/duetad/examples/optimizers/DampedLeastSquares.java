package org.duetad.examples.optimizers;

import java.util.Arrays;

/**
 * The p that minimises {@code ‖J p - b‖² + ‖W p‖²}, by conjugate gradients on the normal equations
 * without forming them (CGLS; Björck, "Numerical Methods for Least Squares Problems", 1996, alg.
 * 7.4.1), scaled to columns of norm 1.
 */
final class DampedLeastSquares {

  private static final double TOLERANCE = 1e-12;

  private final SparseProducts j;
  private final double[] weights;
  private final double[] scale;

  private DampedLeastSquares(SparseProducts j, double[] weights) {
    this.j = j;
    this.weights = weights;
    double[] norms = j.columnNorms();
    scale = new double[norms.length];
    Arrays.setAll(scale, i -> inverse(Math.hypot(norms[i], weights[i])));
  }

  /** W is diagonal. */
  static double[] solve(SparseProducts j, double[] weights, double[] b) {
    return new DampedLeastSquares(j, weights).solve(b);
  }

  private static double inverse(double norm) {
    return norm > 0 ? 1 / norm : 0;
  }

  private double[] solve(double[] b) {
    double[] y = new double[j.columns()];
    double[] upper = b;
    double[] lower = new double[y.length];
    double[] s = scaled(j.transposeTimes(b));
    double[] d = s;
    double square = VectorArithmetic.dot(s, s);
    double least = TOLERANCE * TOLERANCE * square;
    for (int i = 0; i < 4 * y.length && square > least; i++) {
      double[] p = scaled(d);
      double[] above = j.times(p);
      double[] below = VectorArithmetic.times(weights, p);
      double step =
          square / (VectorArithmetic.dot(above, above) + VectorArithmetic.dot(below, below));
      y = VectorArithmetic.plus(y, step, d);
      upper = VectorArithmetic.plus(upper, -step, above);
      lower = VectorArithmetic.plus(lower, -step, below);
      s =
          scaled(
              VectorArithmetic.plus(
                  j.transposeTimes(upper), 1, VectorArithmetic.times(weights, lower)));
      double before = square;
      square = VectorArithmetic.dot(s, s);
      d = VectorArithmetic.plus(s, square / before, d);
    }
    return scaled(y);
  }

  private double[] scaled(double[] v) {
    return VectorArithmetic.times(scale, v);
  }
}
