package org.duetad.acceleration.products;

import java.util.Arrays;

/**
 * {@code C = A B} in plain Java, in the order of EJML: each element is a sum from the first product
 * to the last. Blocks of B are packed, one array a row; three rows of C at a time are in arrays
 * too, to which multiples of two rows of B are added. C2 vectorises loops with one index and no
 * offset, and on JDK 17 only small ones: three rows and two multiples are the most that it takes
 * there.
 */
final class BlockedProduct {

  /** The rows of B in a block: with the columns, 128 kB, which stay in the second-level cache. */
  private static final int DEPTH = 64;

  /** The columns in a block: three rows of C and two of B stay in the first-level cache. */
  private static final int WIDTH = 256;

  private static final int ROWS = 3;

  private final Strided a;
  private final Strided b;
  private final Strided c;
  private final double start;
  private final double[][] packed;
  private final double[][] sums;

  private BlockedProduct(Strided a, Strided b, Strided c, double start) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.start = start;
    int width = Math.min(WIDTH, b.cols());
    packed = new double[Math.min(DEPTH, b.rows())][width];
    sums = new double[ROWS][width];
  }

  /**
   * Computes {@code C = A B}.
   *
   * @param start what the sums start from
   */
  static void compute(Strided a, Strided b, Strided c, double start) {
    new BlockedProduct(a, b, c, start).compute();
  }

  private void compute() {
    for (int j = 0; j < b.cols(); j += WIDTH) {
      int width = Math.min(WIDTH, b.cols() - j);
      for (int k = 0; k < b.rows(); k += DEPTH) {
        int depth = Math.min(DEPTH, b.rows() - k);
        b.pack(k, depth, j, width, packed);
        int i = 0;
        for (; i + ROWS <= a.rows(); i += ROWS) {
          load(i, ROWS, k, j, width);
          addThree(i, k, depth, width);
          store(i, ROWS, j, width);
        }
        for (; i < a.rows(); i++) {
          load(i, 1, k, j, width);
          addOne(i, k, depth, width);
          store(i, 1, j, width);
        }
      }
    }
  }

  private void load(int i, int rows, int k, int j, int width) {
    for (int r = 0; r < rows; r++) {
      if (k == 0) {
        Arrays.fill(sums[r], 0, width, start);
      } else {
        c.read(i + r, j, width, sums[r]);
      }
    }
  }

  private void store(int i, int rows, int j, int width) {
    for (int r = 0; r < rows; r++) {
      c.write(i + r, j, width, sums[r]);
    }
  }

  private void addThree(int i, int from, int depth, int width) {
    double[] c = sums[0];
    double[] d = sums[1];
    double[] e = sums[2];
    double[] x = a.data();
    int right = a.right();
    int p = i * a.down() + from * right;
    int q = p + a.down();
    int r = q + a.down();
    int k = 0;
    for (; k + 1 < depth; k += 2) {
      add(
          packed[k],
          packed[k + 1],
          c,
          x[p],
          x[p + right],
          d,
          x[q],
          x[q + right],
          e,
          x[r],
          x[r + right],
          width);
      p += 2 * right;
      q += 2 * right;
      r += 2 * right;
    }
    if (k < depth) {
      add(packed[k], c, x[p], width);
      add(packed[k], d, x[q], width);
      add(packed[k], e, x[r], width);
    }
  }

  private void addOne(int i, int from, int depth, int width) {
    int k = 0;
    for (; k + 1 < depth; k += 2) {
      add(packed[k], packed[k + 1], sums[0], a.at(i, from + k), a.at(i, from + k + 1), width);
    }
    if (k < depth) {
      add(packed[k], sums[0], a.at(i, from + k), width);
    }
  }

  private static void add(
      double[] b0,
      double[] b1,
      double[] c,
      double s0,
      double s1,
      double[] d,
      double t0,
      double t1,
      double[] e,
      double u0,
      double u1,
      int n) {
    for (int j = 0; j < n; j++) {
      double x = b0[j];
      double y = b1[j];
      c[j] = c[j] + s0 * x + s1 * y;
      d[j] = d[j] + t0 * x + t1 * y;
      e[j] = e[j] + u0 * x + u1 * y;
    }
  }

  private static void add(double[] b0, double[] b1, double[] c, double s0, double s1, int n) {
    for (int j = 0; j < n; j++) {
      c[j] = c[j] + s0 * b0[j] + s1 * b1[j];
    }
  }

  private static void add(double[] b, double[] c, double s, int n) {
    for (int j = 0; j < n; j++) {
      c[j] += s * b[j];
    }
  }
}
