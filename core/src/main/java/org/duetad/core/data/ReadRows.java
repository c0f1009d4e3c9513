package org.duetad.core.data;

import java.util.Iterator;
import java.util.function.Supplier;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/** Rows that a supplier gives some at a time, cut into blocks by their number alone. */
final class ReadRows extends RowTable {

  private final Supplier<? extends Iterator<double[][]>> blocks;
  private final long from;
  private final long to;

  /** The rows from one on, up to another or the last one. */
  ReadRows(int columns, Supplier<? extends Iterator<double[][]>> blocks, long from, long to) {
    super(columns);
    this.blocks = blocks;
    this.from = from;
    this.to = to;
  }

  @Override
  public RowTable rows(long first, long last) {
    if (first < 0 || first > last || last > to - from) {
      throw new IndexOutOfBoundsException(
          "rows: from " + first + " to " + last + ", but there are at most " + (to - from));
    }
    return new ReadRows(columns(), blocks, from + first, from + last);
  }

  @Override
  public RowTable select(int... indices) {
    throw new UnsupportedOperationException(
        "select: a supplier gives rows in order only; choose rows(from, to), or keep the rows in memory");
  }

  @Override
  RowTable weighted(double[] weights) {
    return new WeightedRows(this, weights);
  }

  @Override
  long count() {
    return -1;
  }

  @Override
  BlockCursor open(int size) {
    return new Pass(size, Arguments.given("table", "iterator of blocks", blocks.get()));
  }

  /** One pass, by one thread at a time. */
  private final class Pass implements BlockCursor {

    private final int size;
    private final Iterator<double[][]> arrays;
    private double[][] latest = new double[0][];

    /** The next row of the latest array, and its number. */
    private int next;

    private long number;

    Pass(int size, Iterator<double[][]> arrays) {
      this.size = size;
      this.arrays = arrays;
    }

    @Override
    public synchronized @Nullable Block next() {
      while (number < from && available() > 0) {
        skip((int) Math.min(from - number, available()));
      }
      long first = number - from;
      int most = (int) Math.min(size, to - number);
      double[] numbers = new double[most * columns()];
      int count = 0;
      while (count < most && available() > 0) {
        System.arraycopy(latest[next], 0, numbers, count * columns(), columns());
        skip(1);
        count++;
      }
      if (number < from || (count < most && to != Long.MAX_VALUE)) {
        throw new IndexOutOfBoundsException(
            "rows: the supplier gave " + number + " rows, but rows " + range() + " are to be read");
      }
      return count == 0 ? null : new FlatBlock(numbers, 0, columns(), first, count);
    }

    private String range() {
      return "from " + from + (to == Long.MAX_VALUE ? "" : " to " + to);
    }

    private void skip(int rows) {
      next += rows;
      number += rows;
    }

    /** How many rows are left of the latest array, or of the next one that has any. */
    private int available() {
      while (next == latest.length && arrays.hasNext()) {
        latest = Arguments.given("table", "block of rows", arrays.next());
        Arguments.lengths("table", "row", latest, columns());
        next = 0;
      }
      return latest.length - next;
    }
  }
}
