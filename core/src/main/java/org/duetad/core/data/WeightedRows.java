package org.duetad.core.data;

import org.jspecify.annotations.Nullable;

/** The rows of a supplier, followed by their weights. */
final class WeightedRows extends RowTable {

  private final RowTable rows;
  private final double[] weights;

  /** The place of the first weight. */
  private final long start;

  /** Whether all rows of the supplier are read, so that there have to be as many weights. */
  private final boolean isAll;

  WeightedRows(RowTable rows, double[] weights) {
    this(rows, weights, 0, true);
  }

  private WeightedRows(RowTable rows, double[] weights, long start, boolean isAll) {
    super(rows.columns() + 1);
    this.rows = rows;
    this.weights = weights;
    this.start = start;
    this.isAll = isAll;
  }

  @Override
  public RowTable rows(long from, long to) {
    return new WeightedRows(rows.rows(from, to), weights, start + from, false);
  }

  @Override
  public RowTable select(int... indices) {
    return rows.select(indices);
  }

  @Override
  RowTable weighted(double[] others) {
    return new WeightedRows(this, others);
  }

  @Override
  long count() {
    return rows.count();
  }

  @Override
  BlockCursor open(int size) {
    return new Pass(rows.open(size));
  }

  /** One pass, by one thread at a time. */
  private final class Pass implements BlockCursor {

    private final BlockCursor cursor;

    /** The place of the next weight. */
    private long next = start;

    Pass(BlockCursor cursor) {
      this.cursor = cursor;
    }

    @Override
    public synchronized @Nullable Block next() {
      Block block = cursor.next();
      int count = block == null ? 0 : block.count();
      if (next + count > weights.length || (block == null && isAll && next < weights.length)) {
        throw new IllegalArgumentException(
            "weighted: the supplier gave "
                + (block == null ? "" : "at least ")
                + (next + count)
                + " rows, but there are "
                + weights.length
                + " weights; pass one for each row");
      }
      next += count;
      return block == null
          ? null
          : new WeightedBlock(block, rows.columns(), weights, (int) next - count);
    }
  }
}
