package org.duetad.benchmarks;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The logistic loss of rows of features and a label, and its gradient, by hand. */
final class SumByHand {

  private SumByHand() {}

  /** Adds the gradient to an array; returns the value. */
  static double add(double[][] rows, int from, int to, double[] w, double[] gradient) {
    int d = w.length - 1;
    double sum = 0;
    for (int k = from; k < to; k++) {
      double[] row = rows[k];
      double z = w[d];
      for (int i = 0; i < d; i++) {
        z += w[i] * row[i];
      }
      double e = Math.exp(-Math.abs(z));
      sum += Math.max(z, 0) + Math.log1p(e) - row[d] * z;
      double c = (z >= 0 ? 1 / (1 + e) : e / (1 + e)) - row[d];
      for (int i = 0; i < d; i++) {
        gradient[i] += c * row[i];
      }
      gradient[d] += c;
    }
    return sum;
  }

  /** By a parallel stream over parts of the rows; the last number is the value. */
  static double[] inParallel(double[][] rows, double[] w, int part) {
    return IntStream.range(0, (rows.length + part - 1) / part)
        .parallel()
        .mapToObj(k -> part(rows, k * part, Math.min(rows.length, (k + 1) * part), w))
        .reduce(new double[w.length + 1], SumByHand::sum);
  }

  private static double[] part(double[][] rows, int from, int to, double[] w) {
    double[] gradient = new double[w.length];
    double value = add(rows, from, to, w, gradient);
    double[] all = Arrays.copyOf(gradient, w.length + 1);
    all[w.length] = value;
    return all;
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = new double[a.length];
    Arrays.setAll(sum, i -> a[i] + b[i]);
    return sum;
  }
}
