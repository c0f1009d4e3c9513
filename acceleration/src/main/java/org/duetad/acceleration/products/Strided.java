package org.duetad.acceleration.products;

import org.ejml.data.DMatrixRMaj;

/**
 * A matrix in an array, as it is or transposed: element {@code (i, j)} is at {@code i down + j
 * right}.
 *
 * @param data the array
 * @param rows the number of rows
 * @param cols the number of columns
 * @param down from a row to the next
 * @param right from a column to the next
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, not compared.
record Strided(double[] data, int rows, int cols, int down, int right) {

  /** The columns that are packed at once where they are contiguous: those of a cache line. */
  private static final int LINE = 8;

  static Strided of(DMatrixRMaj a, boolean transposed) {
    Strided plain = new Strided(a.data, a.numRows, a.numCols, a.numCols, 1);
    return transposed ? plain.transposed() : plain;
  }

  Strided transposed() {
    return new Strided(data, cols, rows, right, down);
  }

  double at(int i, int j) {
    return data[i * down + j * right];
  }

  /** Copies {@code count} elements of a row, from a column on. */
  void read(int row, int from, int count, double[] to) {
    int at = row * down + from * right;
    if (right == 1) {
      System.arraycopy(data, at, to, 0, count);
      return;
    }
    for (int j = 0; j < count; j++, at += right) {
      to[j] = data[at];
    }
  }

  /** Replaces {@code count} elements of a row, from a column on. */
  void write(int row, int from, int count, double[] elements) {
    int at = row * down + from * right;
    if (right == 1) {
      System.arraycopy(elements, 0, data, at, count);
      return;
    }
    for (int j = 0; j < count; j++, at += right) {
      data[at] = elements[j];
    }
  }

  /** Copies a block, each row to an array of its own. */
  void pack(int row, int count, int from, int width, double[][] to) {
    if (right == 1) {
      for (int k = 0; k < count; k++) {
        read(row + k, from, width, to[k]);
      }
      return;
    }
    for (int j = 0; j < width; j += LINE) {
      int end = Math.min(j + LINE, width);
      for (int k = 0; k < count; k++) {
        packLine(row + k, from, j, end, to[k]);
      }
    }
  }

  private void packLine(int row, int from, int start, int end, double[] to) {
    int at = row * down + (from + start) * right;
    for (int j = start; j < end; j++, at += right) {
      to[j] = data[at];
    }
  }

  /** Copies a block to a panel, row after row, {@code stride} apart. */
  void pack(int row, int count, int from, int width, double[] to, int at, int stride) {
    for (int k = 0; k < count; k++) {
      int next = at + k * stride;
      int element = (row + k) * down + from * right;
      for (int j = 0; j < width; j++, element += right) {
        to[next + j] = data[element];
      }
    }
  }
}
