package org.duetad.testing.modes;

import org.duetad.core.Scalar;

/**
 * {@code y_i = (i + 1) x_i² x_{i+1}}, indices modulo n: a function of any number of inputs, whose
 * derivatives are all different.
 */
final class Ring {

  private Ring() {}

  static Scalar[] terms(Scalar... x) {
    Scalar[] y = new Scalar[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i].square().multiply(x[(i + 1) % x.length]).multiply(i + 1);
    }
    return y;
  }

  static Scalar sum(Scalar... x) {
    Scalar sum = Scalar.of(0);
    for (Scalar term : terms(x)) {
      sum = sum.add(term);
    }
    return sum;
  }

  static double[][] jacobian(double... x) {
    double[][] jacobian = new double[x.length][x.length];
    for (int i = 0; i < x.length; i++) {
      int next = (i + 1) % x.length;
      jacobian[i][i] += 2 * (i + 1) * x[i] * x[next];
      jacobian[i][next] += (i + 1) * x[i] * x[i];
    }
    return jacobian;
  }

  static double[] gradient(double... x) {
    double[] gradient = new double[x.length];
    for (double[] row : jacobian(x)) {
      for (int k = 0; k < row.length; k++) {
        gradient[k] += row[k];
      }
    }
    return gradient;
  }

  /** Any point of n coordinates. */
  static double[] point(int n) {
    double[] point = new double[n];
    for (int i = 0; i < n; i++) {
      point[i] = 1.25 - 0.375 * (i % 5) + 0.0625 * i;
    }
    return point;
  }
}
