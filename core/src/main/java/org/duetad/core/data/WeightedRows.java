package org.duetad.core.data;

import java.util.Arrays;

/** Rows followed by their weights. */
final class WeightedRows extends RowTable {

  private final RowTable rows;
  private final double[] weights;

  /** One weight for each row, those of a supplier perhaps fewer. */
  WeightedRows(RowTable rows, double[] weights) {
    super(rows.columns() + 1);
    this.rows = rows;
    this.weights = weights;
  }

  @Override
  public RowTable rows(long from, long to) {
    RowTable some = rows.rows(from, to);
    return new WeightedRows(some, Arrays.copyOfRange(weights, (int) from, (int) to));
  }

  @Override
  public RowTable select(int... indices) {
    RowTable some = rows.select(indices);
    return new WeightedRows(some, Arrays.stream(indices).mapToDouble(i -> weights[i]).toArray());
  }

  @Override
  long count() {
    return rows.count();
  }

  @Override
  BlockCursor open(int size) {
    BlockCursor cursor = rows.open(size);
    return () -> {
      Block block = cursor.next();
      if (block != null && block.first() + block.count() > weights.length) {
        throw new IllegalArgumentException(
            "weighted: more rows than weights, of which there are " + weights.length);
      }
      return block == null ? null : new WeightedBlock(block, rows.columns(), weights);
    };
  }
}
