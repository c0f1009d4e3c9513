package org.duetad.acceleration.products;

import java.util.Arrays;

/**
 * {@code c = A x} where the columns of A are contiguous and short, as in {@code Xᵀ r} for many rows
 * X of a few features: sums stay in variables, eight at a time, for as many columns as stay in the
 * first cache.
 */
final class ShortColumns {

  private static final int MANY = 8;

  /** The elements that stay in the first-level cache. */
  private static final int CACHED = 3072;

  private final double[] data;
  private final int cols;

  /** From a column to the next. */
  private final int right;

  private final double[] x;
  private final double[] c;

  ShortColumns(Strided a, double[] x, double[] c) {
    data = a.data();
    cols = a.cols();
    right = a.right();
    this.x = x;
    this.c = c;
  }

  /** The sums begin with a number. */
  void add(double start) {
    Arrays.fill(c, start);
    int some = CACHED / c.length;
    for (int from = 0; from < cols; from += some) {
      add(from, Math.min(cols, from + some));
    }
  }

  private void add(int from, int end) {
    int i = 0;
    for (; i + MANY <= c.length; i += MANY) {
      addEight(i, from, end);
    }
    for (; i + 1 < c.length; i += 2) {
      addTwo(i, from, end);
    }
    if (i < c.length) {
      addOne(i, from, end);
    }
  }

  private void addEight(int i, int from, int end) {
    double s0 = c[i];
    double s1 = c[i + 1];
    double s2 = c[i + 2];
    double s3 = c[i + 3];
    double s4 = c[i + 4];
    double s5 = c[i + 5];
    double s6 = c[i + 6];
    double s7 = c[i + 7];
    int at = from * right + i;
    for (int k = from; k < end; k++) {
      double factor = x[k];
      s0 += data[at] * factor;
      s1 += data[at + 1] * factor;
      s2 += data[at + 2] * factor;
      s3 += data[at + 3] * factor;
      s4 += data[at + 4] * factor;
      s5 += data[at + 5] * factor;
      s6 += data[at + 6] * factor;
      s7 += data[at + 7] * factor;
      at += right;
    }
    c[i] = s0;
    c[i + 1] = s1;
    c[i + 2] = s2;
    c[i + 3] = s3;
    c[i + 4] = s4;
    c[i + 5] = s5;
    c[i + 6] = s6;
    c[i + 7] = s7;
  }

  private void addTwo(int i, int from, int end) {
    double first = c[i];
    double second = c[i + 1];
    int at = from * right + i;
    for (int k = from; k < end; k++) {
      first += data[at] * x[k];
      second += data[at + 1] * x[k];
      at += right;
    }
    c[i] = first;
    c[i + 1] = second;
  }

  private void addOne(int i, int from, int end) {
    double sum = c[i];
    int at = from * right + i;
    for (int k = from; k < end; k++) {
      sum += data[at] * x[k];
      at += right;
    }
    c[i] = sum;
  }
}
