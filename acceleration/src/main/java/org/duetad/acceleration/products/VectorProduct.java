package org.duetad.acceleration.products;

import java.util.Arrays;

/** {@code c = A x} for a vector x: four rows or four columns of A at a time. */
final class VectorProduct {

  private static final int MANY = 4;

  private final Strided a;
  private final double[] x;
  private final double[] c;
  private final double start;

  private VectorProduct(Strided a, double[] x, double[] c, double start) {
    this.a = a;
    this.x = x;
    this.c = c;
    this.start = start;
  }

  /**
   * Computes {@code c = A x}.
   *
   * @param start what the sums start from
   */
  static void compute(Strided a, double[] x, double[] c, double start) {
    VectorProduct product = new VectorProduct(a, x, c, start);
    if (a.right() == 1) {
      product.byRows();
    } else {
      product.byColumns();
    }
  }

  private void byRows() {
    int i = 0;
    for (; i + MANY <= a.rows(); i += MANY) {
      fourRows(i);
    }
    for (; i < a.rows(); i++) {
      double sum = start;
      for (int k = 0; k < a.cols(); k++) {
        sum += a.at(i, k) * x[k];
      }
      c[i] = sum;
    }
  }

  /** Four sums do not wait for each other. */
  private void fourRows(int i) {
    double[] data = a.data();
    int p = i * a.down();
    int q = p + a.down();
    int r = q + a.down();
    int s = r + a.down();
    double first = start;
    double second = start;
    double third = start;
    double fourth = start;
    for (int k = 0; k < a.cols(); k++) {
      double factor = x[k];
      first += data[p + k] * factor;
      second += data[q + k] * factor;
      third += data[r + k] * factor;
      fourth += data[s + k] * factor;
    }
    c[i] = first;
    c[i + 1] = second;
    c[i + 2] = third;
    c[i + 3] = fourth;
  }

  /** The columns are contiguous: multiples of them are added. */
  private void byColumns() {
    Arrays.fill(c, start);
    int k = 0;
    for (; k + MANY <= a.cols(); k += MANY) {
      fourColumns(k);
    }
    for (; k < a.cols(); k++) {
      double factor = x[k];
      int at = k * a.right();
      for (int i = 0; i < c.length; i++) {
        c[i] += factor * a.data()[at + i];
      }
    }
  }

  private void fourColumns(int k) {
    double[] data = a.data();
    int p = k * a.right();
    int q = p + a.right();
    int r = q + a.right();
    int s = r + a.right();
    double first = x[k];
    double second = x[k + 1];
    double third = x[k + 2];
    double fourth = x[k + 3];
    for (int i = 0; i < c.length; i++) {
      c[i] =
          c[i]
              + first * data[p + i]
              + second * data[q + i]
              + third * data[r + i]
              + fourth * data[s + i];
    }
  }
}
