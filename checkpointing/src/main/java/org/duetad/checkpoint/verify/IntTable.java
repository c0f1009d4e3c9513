package org.duetad.checkpoint.verify;

import java.util.ArrayList;
import java.util.List;

/** A table of ints that grows by rows, in blocks, up to a number of bytes. */
final class IntTable {

  private static final int BLOCK = 1 << 13;

  private final int width;
  private final int rowsPerBlock;
  private final long mostBytes;
  private final List<int[]> blocks = new ArrayList<>();
  private long size;

  IntTable(int width, long mostBytes) {
    this.width = width;
    this.mostBytes = mostBytes;
    rowsPerBlock = Math.max(1, BLOCK / Math.max(1, width));
  }

  /** The number of rows. */
  long size() {
    return size;
  }

  /** Appends a row of zeros; false if it would exceed the allowed bytes. */
  boolean grow() {
    if (size == (long) blocks.size() * rowsPerBlock) {
      long blockBytes = (long) rowsPerBlock * width * Integer.BYTES;
      if ((blocks.size() + 1) * blockBytes > mostBytes) {
        return false;
      }
      blocks.add(new int[rowsPerBlock * width]);
    }
    size++;
    return true;
  }

  int at(long row, int column) {
    return block(row)[offset(row) + column];
  }

  void set(long row, int column, int value) {
    block(row)[offset(row) + column] = value;
  }

  private int[] block(long row) {
    return blocks.get((int) (row / rowsPerBlock));
  }

  private int offset(long row) {
    return (int) (row % rowsPerBlock) * width;
  }
}
