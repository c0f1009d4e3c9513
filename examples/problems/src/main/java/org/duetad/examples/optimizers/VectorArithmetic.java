package org.duetad.examples.optimizers;

import java.util.Arrays;

/** Arithmetic of vectors; results are new arrays. */
final class VectorArithmetic {

  private VectorArithmetic() {}

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  static double norm(double... a) {
    return Math.sqrt(dot(a, a));
  }

  /** {@code a + s b}. */
  static double[] plus(double[] a, double s, double[] b) {
    double[] sum = new double[a.length];
    Arrays.setAll(sum, i -> a[i] + s * b[i]);
    return sum;
  }

  static double[] scaled(double s, double... a) {
    return Arrays.stream(a).map(v -> s * v).toArray();
  }

  /** Element by element. */
  static double[] times(double[] a, double[] b) {
    double[] product = new double[a.length];
    Arrays.setAll(product, i -> a[i] * b[i]);
    return product;
  }
}
