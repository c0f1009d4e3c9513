package org.duetad.core.data;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.duetad.core.spi.Arguments;

/** Rows in memory, which can be read in any order. */
final class StoredRows extends RowTable {

  private final int rows;
  private final Reader reader;

  /** Cuts a block, whose rows begin at one and have other numbers. */
  @FunctionalInterface
  interface Reader {
    Block block(int start, long number, int count);
  }

  StoredRows(int columns, int rows, Reader reader) {
    super(columns);
    this.rows = rows;
    this.reader = reader;
  }

  @Override
  public RowTable rows(long from, long to) {
    if (from < 0 || from > to || to > rows) {
      throw new IndexOutOfBoundsException(
          "rows: from " + from + " to " + to + " of " + rows + "; pass 0 <= from <= to <= " + rows);
    }
    int before = (int) from;
    return new StoredRows(
        columns(),
        (int) (to - from),
        (start, number, count) -> reader.block(before + start, number, count));
  }

  @Override
  public RowTable select(int... indices) {
    int[] chosen = Arguments.given("select", "array of indices", indices).clone();
    for (int row : chosen) {
      if (row < 0 || row >= rows) {
        throw new IndexOutOfBoundsException(
            "select: row " + row + " of " + rows + "; pass numbers r with 0 <= r < " + rows);
      }
    }
    return new StoredRows(
        columns(), chosen.length, (start, number, count) -> gathered(chosen, start, number, count));
  }

  private Block gathered(int[] chosen, int start, long number, int count) {
    double[][] rowsOf =
        IntStream.range(start, start + count)
            .mapToObj(i -> row(chosen[i]))
            .toArray(double[][]::new);
    return new ArrayBlock(rowsOf, 0, columns(), number, count);
  }

  private double[] row(int k) {
    Block block = reader.block(k, 0, 1);
    if (block instanceof ArrayBlock arrays) {
      return arrays.row(0);
    }
    double[] row = new double[columns()];
    block.copy(0, 1, row, 0, 1);
    return row;
  }

  @Override
  RowTable weighted(double[] weights) {
    return new StoredRows(
        columns() + 1,
        rows,
        (start, number, count) ->
            new WeightedBlock(reader.block(start, number, count), columns(), weights, start));
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
      return first >= rows
          ? null
          : reader.block((int) first, first, (int) Math.min(size, rows - first));
    };
  }
}
