package org.duetad.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.duetad.core.data.PartialSum;
import scala.Tuple2;

/** The rows of a partition in pieces of one block each, with the number of their first row. */
final class BlockPieces implements Iterator<Tuple2<Long, double[][]>> {

  private final PartitionSizes sizes;
  private final int partition;
  private final Iterator<double[]> rows;
  private long row;

  BlockPieces(PartitionSizes sizes, int partition, Iterator<double[]> rows) {
    this.sizes = sizes;
    this.partition = partition;
    this.rows = rows;
    row = sizes.start(partition);
  }

  @Override
  public boolean hasNext() {
    if (!rows.hasNext()) {
      sizes.check(partition, row);
    }
    return rows.hasNext();
  }

  @Override
  public Tuple2<Long, double[][]> next() {
    long first = row;
    List<double[]> piece = new ArrayList<>();
    do {
      piece.add(rows.next().clone());
      row++;
    } while (row % PartialSum.ROWS != 0 && rows.hasNext());
    return new Tuple2<>(first, piece.toArray(double[][]::new));
  }
}
