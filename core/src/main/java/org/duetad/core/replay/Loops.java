package org.duetad.core.replay;

/** The loops of a {@link Replay}: each over distinct arrays, so that the JIT vectorises them. */
final class Loops {

  private Loops() {}

  static void add(double[] z, int c, double[] x, int a, double[] y, int b, int n) {
    for (int i = 0; i < n; i++) {
      z[c + i] = x[a + i] + y[b + i];
    }
  }

  static void subtract(double[] z, int c, double[] x, int a, double[] y, int b, int n) {
    for (int i = 0; i < n; i++) {
      z[c + i] = x[a + i] - y[b + i];
    }
  }

  static void multiply(double[] z, int c, double[] x, int a, double[] y, int b, int n) {
    for (int i = 0; i < n; i++) {
      z[c + i] = x[a + i] * y[b + i];
    }
  }

  static void divide(double[] z, int c, double[] x, int a, double[] y, int b, int n) {
    for (int i = 0; i < n; i++) {
      z[c + i] = x[a + i] / y[b + i];
    }
  }

  /** {@code z_i += x_i y_i}. */
  static void addProducts(double[] z, int c, double[] x, int a, double[] y, int b, int n) {
    for (int i = 0; i < n; i++) {
      z[c + i] += x[a + i] * y[b + i];
    }
  }

  /** {@code z_i += x_i y}. */
  static void addMultiples(double[] z, int c, double[] x, int a, double y, int n) {
    for (int i = 0; i < n; i++) {
      z[c + i] += x[a + i] * y;
    }
  }

  /** {@code Σ x_i y_i}, left to right. */
  static double dot(double[] x, int a, double[] y, int b, int stride, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += x[a + i] * y[b + stride * i];
    }
    return sum;
  }
}
