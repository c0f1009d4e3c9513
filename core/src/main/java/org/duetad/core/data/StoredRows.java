package org.duetad.core.data;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Rows in memory, which can be read in any order. */
final class StoredRows extends RowTable {

  private final int rows;
  private final Reader reader;

  /** Cuts a block. */
  @FunctionalInterface
  interface Reader {
    Block block(long first, int count);
  }

  StoredRows(int columns, int rows, Reader reader) {
    super(columns);
    this.rows = rows;
    this.reader = reader;
  }

  @Override
  public RowTable rows(long from, long to) {
    Objects.checkFromToIndex(from, to, rows);
    return new StoredRows(
        columns(), (int) (to - from), (first, count) -> moved(reader, from, first, count));
  }

  private static Block moved(Reader reader, long from, long first, int count) {
    Block block = reader.block(from + first, count);
    return block instanceof ArrayBlock rows
        ? new ArrayBlock(rows.rows(), rows.start(), first, count)
        : ((FlatBlock) block).at(first);
  }

  @Override
  public RowTable select(int... indices) {
    int[] chosen = indices.clone();
    for (int row : chosen) {
      Objects.checkIndex(row, rows);
    }
    return new StoredRows(
        columns(), chosen.length, (first, count) -> gathered(chosen, (int) first, count));
  }

  private Block gathered(int[] chosen, int first, int count) {
    double[][] rowsOf =
        IntStream.range(first, first + count)
            .mapToObj(i -> row(chosen[i]))
            .toArray(double[][]::new);
    return new ArrayBlock(rowsOf, 0, first, count);
  }

  private double[] row(int k) {
    Block block = reader.block(k, 1);
    if (block instanceof ArrayBlock arrays) {
      return arrays.rows()[arrays.start()];
    }
    double[] row = new double[columns()];
    block.copy(0, 1, row, 0, 1);
    return row;
  }

  @Override
  long count() {
    return rows;
  }

  @Override
  BlockCursor open(int size) {
    AtomicLong next = new AtomicLong();
    return () -> {
      long first = next.getAndAdd(size);
      return first >= rows ? null : reader.block(first, (int) Math.min(size, rows - first));
    };
  }
}
