package org.duetad.core.data;

/**
 * Rows that are stored one after the other.
 *
 * @param data the numbers
 * @param start the place of the first one
 * @param columns how many each row has
 * @param first the number of the first row
 * @param count how many rows there are
 */
@SuppressWarnings("ArrayRecordComponent") // Neither modified nor compared.
record FlatBlock(double[] data, int start, int columns, long first, int count) implements Block {

  @Override
  public void copyRows(int from, int n, double[] to) {
    System.arraycopy(data, start + from * columns, to, 0, n * columns);
  }

  @Override
  public void copy(int from, int n, double[] to, int at, int stride) {
    copy(data, start + from * columns, columns, n, to, at, stride);
  }

  /** Copies rows from an array, which become columns. */
  static void copy(double[] data, int start, int columns, int n, double[] to, int at, int stride) {
    for (int c = 0; c < columns; c++) {
      int place = start + c;
      int end = at + c * stride + n;
      for (int i = at + c * stride; i < end; i++) {
        to[i] = data[place];
        place += columns;
      }
    }
  }
}
