package org.duetad.acceleration.products;

import java.util.Arrays;

/**
 * {@code C = A B} in vectors, in the order of EJML. Blocks of B are packed in panels as wide as a
 * tile, padded with zeros; three rows of C at a time are copied to arrays, padded too, and each
 * panel is added to them.
 */
final class TiledProduct {

  /** The rows of B in a block: with the columns, 240 kB, which stay in the second-level cache. */
  private static final int DEPTH = 128;

  /** The columns in a block: a multiple of three vectors of up to 512 bits. */
  private static final int WIDTH = 240;

  private static final int ROWS = 3;

  private final Tile tile;
  private final Strided a;
  private final Strided b;
  private final Strided c;
  private final double start;
  private final int panel;
  private final int width;
  private final double[] packed;
  private final double[][] sums;

  private TiledProduct(Tile tile, Strided a, Strided b, Strided c, double start) {
    this.tile = tile;
    this.a = a;
    this.b = b;
    this.c = c;
    this.start = start;
    panel = tile.width();
    width = Math.min(padded(WIDTH), padded(b.cols()));
    packed = new double[Math.min(DEPTH, b.rows()) * width];
    sums = new double[ROWS][width];
  }

  private int padded(int columns) {
    return (columns + panel - 1) / panel * panel;
  }

  /**
   * Computes {@code C = A B}.
   *
   * @param start what the sums start from
   */
  static void compute(Tile tile, Strided a, Strided b, Strided c, double start) {
    new TiledProduct(tile, a, b, c, start).compute();
  }

  private void compute() {
    for (int j = 0; j < b.cols(); j += width) {
      int columns = Math.min(width, b.cols() - j);
      for (int k = 0; k < b.rows(); k += DEPTH) {
        int depth = Math.min(DEPTH, b.rows() - k);
        pack(k, depth, j, columns);
        int i = 0;
        for (; i + ROWS <= a.rows(); i += ROWS) {
          load(i, ROWS, k, j, columns);
          three(i, k, depth, columns);
          store(i, ROWS, j, columns);
        }
        for (; i < a.rows(); i++) {
          load(i, 1, k, j, columns);
          one(i, k, depth, columns);
          store(i, 1, j, columns);
        }
      }
    }
  }

  private void pack(int k, int depth, int j, int columns) {
    for (int from = 0; from < columns; from += panel) {
      b.pack(k, depth, j + from, Math.min(panel, columns - from), packed, from * depth, panel);
    }
  }

  private void three(int i, int k, int depth, int columns) {
    double[] x = a.data();
    int p = i * a.down() + k * a.right();
    for (int from = 0; from < columns; from += panel) {
      tile.three(
          x, p, a.down(), a.right(), depth, packed, from * depth, sums[0], sums[1], sums[2], from);
    }
  }

  private void one(int i, int k, int depth, int columns) {
    int p = i * a.down() + k * a.right();
    for (int from = 0; from < columns; from += panel) {
      tile.one(a.data(), p, a.right(), depth, packed, from * depth, sums[0], from);
    }
  }

  private void load(int i, int rows, int k, int j, int columns) {
    for (int r = 0; r < rows; r++) {
      if (k == 0) {
        Arrays.fill(sums[r], start);
      } else {
        c.read(i + r, j, columns, sums[r]);
      }
    }
  }

  private void store(int i, int rows, int j, int columns) {
    for (int r = 0; r < rows; r++) {
      c.write(i + r, j, columns, sums[r]);
    }
  }
}
