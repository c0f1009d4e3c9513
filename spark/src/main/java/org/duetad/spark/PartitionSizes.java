package org.duetad.spark;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.spark.api.java.JavaRDD;
import org.duetad.core.data.PartialSum;

/**
 * How many rows the partitions of an RDD have, so that each row has a number.
 *
 * @param ends the number of the row after the last one of each partition
 * @param columns how many numbers a row has
 */
@SuppressWarnings("ArrayRecordComponent") // Not compared.
record PartitionSizes(long[] ends, int columns) implements Serializable {

  static PartitionSizes of(JavaRDD<double[]> rows) throws InterruptedException, ExecutionException {
    List<long[]> sizes =
        Job.result(
            rows.mapPartitionsWithIndex((i, some) -> List.of(size(i, some)).iterator(), true)
                .collectAsync());
    long[] ends = new long[sizes.size()];
    long columns = 0;
    long end = 0;
    for (int i = 0; i < ends.length; i++) {
      long[] size = sizes.get(i);
      if (size[0] > 0) {
        columns = end == 0 ? size[1] : columns;
        checkLength("row 0 of partition " + i, size[1], columns);
      }
      end += size[0];
      ends[i] = end;
    }
    return new PartitionSizes(ends, (int) columns);
  }

  /** How many rows a partition has, and how many numbers each. */
  private static long[] size(int partition, Iterator<double[]> rows) {
    long count = 0;
    int columns = 0;
    while (rows.hasNext()) {
      int length = rows.next().length;
      columns = count == 0 ? length : columns;
      checkLength("row " + count + " of partition " + partition, length, columns);
      count++;
    }
    return new long[] {count, columns};
  }

  private static void checkLength(String row, long length, long expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          "sparkRows: " + row + " has " + length + " numbers, expected " + expected);
    }
  }

  long start(int partition) {
    return partition == 0 ? 0 : ends[partition - 1];
  }

  long rows() {
    return ends.length == 0 ? 0 : ends[ends.length - 1];
  }

  long blocks() {
    return (rows() + PartialSum.ROWS - 1) / PartialSum.ROWS;
  }

  void check(int partition, long end) {
    if (end != ends[partition]) {
      long start = start(partition);
      throw new IllegalStateException(
          "sparkRows: partition "
              + partition
              + " had "
              + (ends[partition] - start)
              + " rows, and now has "
              + (end - start)
              + "; rows must be the same whenever they are computed: checkpoint them first");
    }
  }
}
