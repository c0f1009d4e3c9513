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

  /**
   * So many rows are joined before they become columns, which is faster than to read them twice.
   */
  private static final int JOINED = 32;

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
    double[] joined = new double[Math.min(JOINED, n) * columns];
    for (int row = 0; row < n; row += JOINED) {
      int some = Math.min(JOINED, n - row);
      for (int i = 0; i < some; i++) {
        System.arraycopy(row(from + row + i), 0, joined, i * columns, columns);
      }
      FlatBlock.copy(joined, 0, columns, some, to, at + row, stride);
    }
  }
}
