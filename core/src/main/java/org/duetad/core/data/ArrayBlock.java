package org.duetad.core.data;

import org.duetad.core.spi.Arguments;

/**
 * Rows that are arrays.
 *
 * @param rows the arrays
 * @param start the one that is the first row of this block
 * @param columns how many numbers each has
 * @param first its number
 * @param count how many rows there are
 */
@SuppressWarnings("ArrayRecordComponent") // Neither modified nor compared.
record ArrayBlock(double[][] rows, int start, int columns, long first, int count) implements Block {

  /** The numbers in a cache line. */
  static final int LINE = 8;

  /** A row, which may have been replaced since the table was made. */
  double[] row(int i) {
    double[] row = rows[start + i];
    if (row == null || row.length != columns) {
      Arguments.length("table", "row " + (first + i), row, columns);
    }
    return row;
  }

  @Override
  public void copyRows(int from, int n, double[] to) {
    for (int i = 0; i < n; i++) {
      System.arraycopy(row(from + i), 0, to, i * columns, columns);
    }
  }

  @Override
  public void copy(int from, int n, double[] to, int at, int stride) {
    if (n > 1 && columns > 0) {
      to[at] = touch(from, n);
    }
    int i = 0;
    for (; i + 3 < n; i += 4) {
      copyFour(from + i, to, at + i, stride);
    }
    for (; i < n; i++) {
      double[] row = row(from + i);
      int place = at + i;
      for (double x : row) {
        to[place] = x;
        place += stride;
      }
    }
  }

  /**
   * Reads a number of each line of the cache, the length in the first one, so that the memory
   * fetches many lines at once, not only those of the rows that are being copied.
   *
   * @return a sum that is overwritten: else the JIT would leave the reads out
   */
  private double touch(int from, int n) {
    double sum = 0;
    double other = 0;
    for (int i = 0; i < n; i++) {
      double[] row = row(from + i);
      for (int k = LINE; k < columns; k += 2 * LINE) {
        sum += row[k];
        other += row[Math.min(k + LINE, columns - 1)];
      }
    }
    return sum + other;
  }

  /** Four rows at once, whose numbers are side by side. */
  private void copyFour(int from, double[] to, int at, int stride) {
    double[] a = row(from);
    double[] b = row(from + 1);
    double[] c = row(from + 2);
    double[] d = row(from + 3);
    int place = at;
    for (int k = 0; k < columns; k++) {
      to[place] = a[k];
      to[place + 1] = b[k];
      to[place + 2] = c[k];
      to[place + 3] = d[k];
      place += stride;
    }
  }
}
