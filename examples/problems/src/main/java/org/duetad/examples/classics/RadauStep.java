package org.duetad.examples.classics;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.duetad.core.Scalar;

/**
 * A step of the Radau IIA method with two stages and order 3 (Hairer and Wanner, "Solving Ordinary
 * Differential Equations II", 2nd ed. 1996, section IV.5) for Robertson's reaction:
 *
 * <pre>{@code
 * Y_1 = y + h (5/12 f(Y_1) - 1/12 f(Y_2)),  Y_2 = y + h (3/4 f(Y_1) + 1/4 f(Y_2))
 * }</pre>
 *
 * <p>and Y_2 is the result. Parameters are y and the rates k.
 *
 * @param h the step size
 */
record RadauStep(double h) {

  static final int SPECIES = 3;
  private static final int UNKNOWNS = 2 * SPECIES;
  private static final int MOST = 50;
  private static final double[][] STAGES = {{5.0 / 12, -1.0 / 12}, {3.0 / 4, 1.0 / 4}};

  /** What vanishes at the stages, {@code y + h Σ a_ij f(Y_j) - Y_i}. */
  Scalar[] equations(Scalar[] stages, Scalar[] p) {
    Scalar[][] slopes = {slope(stages, 0, p), slope(stages, SPECIES, p)};
    Scalar[] rest = new Scalar[UNKNOWNS];
    for (int i = 0; i < UNKNOWNS; i++) {
      double[] a = STAGES[i / SPECIES];
      int s = i % SPECIES;
      Scalar rise = slopes[0][s].multiply(a[0] * h).add(slopes[1][s].multiply(a[1] * h));
      rest[i] = p[s].add(rise).subtract(stages[i]);
    }
    return rest;
  }

  private static Scalar[] slope(Scalar[] y, int from, Scalar[] p) {
    Scalar decay = p[3].multiply(y[from]);
    Scalar back = p[4].multiply(y[from + 1]).multiply(y[from + 2]);
    Scalar end = p[5].multiply(y[from + 1].square());
    return new Scalar[] {back.subtract(decay), decay.subtract(back).subtract(end), end};
  }

  /** The stages by Newton's method, until the step is rounding, from y. */
  double[] solve(double... p) {
    double[] stages = new double[UNKNOWNS];
    System.arraycopy(p, 0, stages, 0, SPECIES);
    System.arraycopy(p, 0, stages, SPECIES, SPECIES);
    double last = Double.POSITIVE_INFINITY;
    for (int k = 0; k < MOST; k++) {
      double[] step = newtonStep(stages, p);
      double size = 0;
      for (int i = 0; i < UNKNOWNS; i++) {
        stages[i] += step[i];
        size = Math.max(size, Math.abs(step[i]));
      }
      if (size == 0 || (size < 1e-12 && size >= last / 2)) {
        break;
      }
      last = size;
    }
    return stages;
  }

  private double[] newtonStep(double[] stages, double[] p) {
    double[][] slopes = {slope(stages, 0, p), slope(stages, SPECIES, p)};
    double[][][] slopesBy = {jacobian(stages, 0, p), jacobian(stages, SPECIES, p)};
    double[][] matrix = new double[UNKNOWNS][UNKNOWNS];
    double[] rest = new double[UNKNOWNS];
    for (int i = 0; i < UNKNOWNS; i++) {
      double[] a = STAGES[i / SPECIES];
      int s = i % SPECIES;
      rest[i] = p[s] + (slopes[0][s] * (a[0] * h) + slopes[1][s] * (a[1] * h)) - stages[i];
      for (int j = 0; j < UNKNOWNS; j++) {
        int stage = j / SPECIES;
        matrix[i][j] = (i == j ? 1 : 0) - h * a[stage] * slopesBy[stage][s][j % SPECIES];
      }
    }
    return new LUDecomposition(new Array2DRowRealMatrix(matrix, false), 0.0)
        .getSolver()
        .solve(new ArrayRealVector(rest, false))
        .toArray();
  }

  private static double[] slope(double[] y, int from, double[] p) {
    double decay = p[3] * y[from];
    double back = p[4] * y[from + 1] * y[from + 2];
    double end = p[5] * (y[from + 1] * y[from + 1]);
    return new double[] {back - decay, decay - back - end, end};
  }

  private static double[][] jacobian(double[] y, int from, double[] p) {
    double byTwo = p[4] * y[from + 2];
    double byThree = p[4] * y[from + 1];
    double end = 2 * p[5] * y[from + 1];
    return new double[][] {{-p[3], byTwo, byThree}, {p[3], -byTwo - end, -byThree}, {0, end, 0}};
  }
}
