package org.duetad.acceleration.products;

import java.util.Arrays;

/** {@code c = A x} for a vector x: four rows or four columns of A at a time. */
final class VectorProduct {

  private static final int MANY = 4;

  /** The elements of c at a time where multiples of columns are added. */
  private static final int WIDTH = 512;

  /** Columns shorter than this are not worth copying. */
  static final int SHORT = 64;

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
    if (a.down() == 1 && c.length < SHORT) {
      new ShortColumns(a, x, c).add(start);
    } else if (a.right() == 1 || c.length < SHORT) {
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
    int right = a.right();
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
      first += data[p] * factor;
      second += data[q] * factor;
      third += data[r] * factor;
      fourth += data[s] * factor;
      p += right;
      q += right;
      r += right;
      s += right;
    }
    c[i] = first;
    c[i + 1] = second;
    c[i + 2] = third;
    c[i + 3] = fourth;
  }

  /** The columns are contiguous: multiples of them are added, in arrays without an offset. */
  private void byColumns() {
    int width = Math.min(WIDTH, c.length);
    double[] sums = new double[width];
    double[][] columns = new double[MANY][width];
    for (int i = 0; i < c.length; i += width) {
      int count = Math.min(width, c.length - i);
      Arrays.fill(sums, start);
      int k = 0;
      for (; k + MANY <= a.cols(); k += MANY) {
        for (int m = 0; m < MANY; m++) {
          System.arraycopy(a.data(), (k + m) * a.right() + i, columns[m], 0, count);
        }
        add(
            sums,
            columns[0],
            x[k],
            columns[1],
            x[k + 1],
            columns[2],
            x[k + 2],
            columns[3],
            x[k + 3]);
      }
      for (; k < a.cols(); k++) {
        System.arraycopy(a.data(), k * a.right() + i, columns[0], 0, count);
        add(sums, columns[0], x[k]);
      }
      System.arraycopy(sums, 0, c, i, count);
    }
  }

  private static void add(
      double[] sums,
      double[] p,
      double first,
      double[] q,
      double second,
      double[] r,
      double third,
      double[] s,
      double fourth) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = sums[i] + first * p[i] + second * q[i] + third * r[i] + fourth * s[i];
    }
  }

  private static void add(double[] sums, double[] p, double factor) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += factor * p[i];
    }
  }
}
