package org.duetad.examples.problems;

import org.duetad.benchmarks.Algebra;
import org.duetad.benchmarks.Objective;

/** The objective of {@link GmmProblem}, up to a constant. */
final class PeerGmm implements Objective {

  private final GmmData data;
  private final int d;
  private final int k;

  PeerGmm(GmmData data) {
    this.data = data;
    d = data.d();
    k = data.k();
  }

  @Override
  public <T> T[] value(Algebra<T> on, T[] x) {
    T[] factors = on.array(k * GmmData.triangle(d));
    T[] weights = on.array(k);
    T total = on.multiply(on.logSumExp(x, k), -data.n());
    for (int j = 0; j < k; j++) {
      int at = j * GmmData.triangle(d);
      T logDeterminant = factor(on, x, k + k * d + at, factors, at);
      weights[j] = on.add(x[j], logDeterminant);
      T norm = on.dot(factors, at, factors, at, GmmData.triangle(d));
      total = on.add(total, on.multiply(norm, 0.5 * data.gamma() * data.gamma()));
      total = on.subtract(total, on.multiply(logDeterminant, data.m()));
    }
    T[] y = on.array(1);
    y[0] = on.add(total, points(on, x, factors, weights));
    return y;
  }

  /** Stores Q row by row, from {@code at} on, and returns the log of its determinant. */
  private <T> T factor(Algebra<T> on, T[] x, int icf, T[] factors, int at) {
    T logDeterminant = x[icf];
    int lower = icf + d;
    for (int c = 0; c < d; c++) {
      logDeterminant = c == 0 ? logDeterminant : on.add(logDeterminant, x[icf + c]);
      factors[at + GmmData.triangle(c) + c] = on.exp(x[icf + c]);
      for (int r = c + 1; r < d; r++) {
        factors[at + GmmData.triangle(r) + c] = x[lower++];
      }
    }
    return logDeterminant;
  }

  private <T> T points(Algebra<T> on, T[] x, T[] factors, T[] weights) {
    T sum = on.constant(0.0);
    T[] terms = on.array(k);
    for (int p = 0; p < data.n(); p++) {
      for (int j = 0; j < k; j++) {
        T norm = squaredNorm(on, factors, j * GmmData.triangle(d), centred(on, x, p, j));
        terms[j] = on.subtract(weights[j], on.multiply(norm, 0.5));
      }
      sum = on.add(sum, on.logSumExp(terms, k));
    }
    return sum;
  }

  /** {@code μ_j - x_p}. */
  private <T> T[] centred(Algebra<T> on, T[] x, int p, int j) {
    T[] c = on.array(d);
    for (int i = 0; i < d; i++) {
      c[i] = on.add(x[k + j * d + i], -data.x()[p * d + i]);
    }
    return c;
  }

  /** {@code ‖Q c‖²}. */
  private <T> T squaredNorm(Algebra<T> on, T[] factors, int at, T[] c) {
    T[] y = on.array(d);
    for (int r = 0; r < d; r++) {
      y[r] = on.dot(factors, at + GmmData.triangle(r), c, 0, r + 1);
    }
    return on.dot(y, 0, y, 0, d);
  }
}
