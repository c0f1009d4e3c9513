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
    int place = start + from * columns;
    if (n > 1 && columns > 0) {
      to[at] = touch(place, place + n * columns);
    }
    int i = 0;
    for (; i + 3 < n; i += 4) {
      copyFour(place, to, at + i, stride);
      place += 4 * columns;
    }
    for (; i < n; i++) {
      for (int k = 0; k < columns; k++) {
        to[at + i + k * stride] = data[place++];
      }
    }
  }

  /** As that of arrays: reads a number of each line of the cache. */
  private double touch(int begin, int end) {
    double sum = 0;
    for (int k = begin; k < end; k += ArrayBlock.LINE) {
      sum += data[k];
    }
    return sum;
  }

  /** Four rows at once, whose numbers are side by side. */
  private void copyFour(int from, double[] to, int at, int stride) {
    int a = from;
    int b = a + columns;
    int c = b + columns;
    int d = c + columns;
    int place = at;
    for (int k = 0; k < columns; k++) {
      to[place] = data[a + k];
      to[place + 1] = data[b + k];
      to[place + 2] = data[c + k];
      to[place + 3] = data[d + k];
      place += stride;
    }
  }
}
