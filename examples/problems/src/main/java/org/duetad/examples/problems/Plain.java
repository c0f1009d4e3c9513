package org.duetad.examples.problems;

/** Shared code of the plain double programs: the reductions of Scalar, in the same order. */
final class Plain {

  private Plain() {}

  static double dot(double[] a, int i, double[] b, int j, int length) {
    double sum = 0;
    for (int k = 0; k < length; k++) {
      sum += a[i + k] * b[j + k];
    }
    return sum;
  }

  static double sum(double[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i];
    }
    return sum;
  }

  /** {@code log Σ exp(x_i)} of the first numbers: the largest, and the log of 1 and the others. */
  static double logSumExp(double[] x, int length) {
    int largest = 0;
    for (int i = 1; i < length; i++) {
      largest = x[i] > x[largest] ? i : largest;
    }
    double rest = 0;
    for (int i = 0; i < length; i++) {
      if (i != largest) {
        rest += Math.exp(x[i] - x[largest]);
      }
    }
    return x[largest] + Math.log1p(rest);
  }
}
