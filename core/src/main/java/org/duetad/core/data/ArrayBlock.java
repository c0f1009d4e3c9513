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

  /**
   * So many rows are joined before they become columns, which is faster than to read them twice.
   */
  private static final int JOINED = 32;

  @Override
  public int columns() {
    return count == 0 ? 0 : rows[start].length;
  }

  @Override
  public void copyRows(int from, int n, double[] to) {
    int columns = columns();
    for (int i = 0; i < n; i++) {
      System.arraycopy(rows[start + from + i], 0, to, i * columns, columns);
    }
  }

  @Override
  public void copy(int from, int n, double[] to, int at, int stride) {
    int columns = rows[start + from].length;
    double[] joined = new double[Math.min(JOINED, n) * columns];
    for (int row = 0; row < n; row += JOINED) {
      int some = Math.min(JOINED, n - row);
      for (int i = 0; i < some; i++) {
        System.arraycopy(rows[start + from + row + i], 0, joined, i * columns, columns);
      }
      FlatBlock.copy(joined, 0, columns, some, to, at + row, stride);
    }
  }
}
