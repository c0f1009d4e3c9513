package org.duetad.examples.classics;

import java.util.Arrays;

/** The objective of {@link TransformerProblem} on doubles, with its operations in their order. */
final class TransformerPrimal {

  private final int n;
  private final int d;
  private final double[] p;

  TransformerPrimal(int n, int d, double... p) {
    this.n = n;
    this.d = d;
    this.p = p;
  }

  double loss(double... target) {
    int w = n * d;
    int w1 = w + 4 * d * d;
    int b1 = w1 + 4 * d * d;
    int w2 = b1 + 4 * d;
    double[] heads =
        product(
            product(scores(), n, product(p, d, p, w + 2 * d * d, d), 0, d), d, p, w + 3 * d * d, d);
    for (int i = 0; i < w; i++) {
      heads[i] += p[i];
    }
    double[] y = norm(heads);
    double[] hidden = product(y, d, p, w1, 4 * d);
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = Math.max(0, hidden[i] + p[b1 + i % (4 * d)]);
    }
    double[] z = product(hidden, 4 * d, p, w2, d);
    for (int i = 0; i < w; i++) {
      z[i] = z[i] + p[w2 + 4 * d * d + i % d] + y[i];
    }
    norm(z);
    double sum = 0;
    for (int i = 0; i < w; i++) {
      sum += (z[i] - target[i]) * (z[i] - target[i]);
    }
    return sum / w;
  }

  private double[] scores() {
    int w = n * d;
    double[] queries = product(p, d, p, w, d);
    double[] keys = product(p, d, p, w + d * d, d);
    double[] scores = new double[n * n];
    for (int i = 0; i < n; i++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < n; j++) {
        double score = 0;
        for (int k = 0; k < d; k++) {
          score += queries[i * d + k] * keys[j * d + k];
        }
        scores[i * n + j] = score / Math.sqrt(d);
        most = Math.max(most, scores[i * n + j]);
      }
      double sum = 0;
      for (int j = 0; j < n; j++) {
        scores[i * n + j] = Math.exp(scores[i * n + j] - most);
        sum += scores[i * n + j];
      }
      for (int j = 0; j < n; j++) {
        scores[i * n + j] /= sum;
      }
    }
    return scores;
  }

  /** The product of the first n rows of a matrix with k columns and one from an index. */
  private double[] product(double[] a, int k, double[] b, int from, int columns) {
    double[] product = new double[n * columns];
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < k; l++) {
        for (int j = 0; j < columns; j++) {
          product[i * columns + j] += a[i * k + l] * b[from + l * columns + j];
        }
      }
    }
    return product;
  }

  private double[] norm(double[] x) {
    for (int i = 0; i < x.length; i += d) {
      double mean = Arrays.stream(x, i, i + d).reduce(0, Double::sum) / d;
      double square = 0;
      for (int j = i; j < i + d; j++) {
        x[j] -= mean;
        square += x[j] * x[j];
      }
      double deviation = Math.sqrt(square / d + TransformerProblem.EPSILON);
      for (int j = i; j < i + d; j++) {
        x[j] /= deviation;
      }
    }
    return x;
  }
}
