package org.duetad.core.data;

/**
 * Rows that are arrays.
 *
 * @param rows the arrays
 * @param start the one that is the first row of this block
 * @param first its number
 * @param count how many rows there are
 */
@SuppressWarnings("ArrayRecordComponent") // Neither modified nor compared.
record ArrayBlock(double[][] rows, int start, long first, int count) implements Block {

  /** So many are written to a column at once: a line of the cache. */
  private static final int TILE = 8;

  @Override
  public void copy(int from, int n, double[] to, int at, int stride) {
    for (int row = 0; row < n; row += TILE) {
      tile(start + from + row, Math.min(TILE, n - row), to, at + row, stride);
    }
  }

  private void tile(int from, int n, double[] to, int at, int stride) {
    int columns = rows[from].length;
    for (int i = 0; i < n; i++) {
      double[] row = rows[from + i];
      int place = at + i;
      for (int c = 0; c < columns; c++) {
        to[place] = row[c];
        place += stride;
      }
    }
  }
}
