package org.duetad.testing.data;

import java.util.Random;
import org.duetad.core.Scalar;

/** Sums used in tests. */
final class SumFixture {

  private SumFixture() {}

  /**
   * A term of the negative log-likelihood of a logistic regression; the last number is the label.
   */
  static Scalar logistic(Scalar[] w, Scalar[] row) {
    Scalar z = margin(w, row);
    return z.softplus().subtract(row[row.length - 1].multiply(z));
  }

  private static Scalar margin(Scalar[] w, Scalar[] row) {
    Scalar z = w[row.length - 1];
    for (int i = 0; i < row.length - 1; i++) {
      z = z.add(w[i].multiply(row[i]));
    }
    return z;
  }

  /** The loss of Huber with a branch, so that rows of a block differ. */
  static Scalar huber(Scalar[] w, Scalar[] row) {
    Scalar r = margin(w, row).subtract(row[row.length - 1]);
    return r.abs().isGreaterThan(Scalar.of(1.0)) ? r.abs().subtract(0.5) : r.square().multiply(0.5);
  }

  static double[][] rows(int n, int features, long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[n][features + 1];
    for (double[] row : rows) {
      for (int i = 0; i < features; i++) {
        row[i] = random.nextGaussian();
      }
      row[features] = random.nextInt(2);
    }
    return rows;
  }

  static double[] point(int n, long seed) {
    return new Random(seed).doubles(n, -1, 1).toArray();
  }
}
