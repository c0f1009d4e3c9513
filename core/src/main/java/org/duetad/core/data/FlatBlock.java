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

  /** The same rows, numbered from another number. */
  FlatBlock at(long number) {
    return new FlatBlock(data, start, columns, number, count);
  }

  @Override
  public void copy(int from, int n, double[] to, int at, int stride) {
    int place = start + from * columns;
    for (int row = 0; row < n; row++) {
      for (int c = 0; c < columns; c++) {
        to[at + c * stride + row] = data[place++];
      }
    }
  }
}
