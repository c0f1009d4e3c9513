package org.duetad.core.data;

/**
 * Rows whose numbers are stored by columns.
 *
 * @param data the columns
 * @param start the place of the first row in each
 * @param first its number
 * @param count how many rows there are
 */
@SuppressWarnings("ArrayRecordComponent") // Neither modified nor compared.
record ColumnBlock(double[][] data, int start, long first, int count) implements Block {

  @Override
  public int columns() {
    return data.length;
  }

  @Override
  public void copyRows(int from, int n, double[] to) {
    for (int c = 0; c < data.length; c++) {
      for (int i = 0; i < n; i++) {
        to[i * data.length + c] = data[c][start + from + i];
      }
    }
  }

  @Override
  public void copy(int from, int n, double[] to, int at, int stride) {
    for (int c = 0; c < data.length; c++) {
      System.arraycopy(data[c], start + from, to, at + c * stride, n);
    }
  }
}
