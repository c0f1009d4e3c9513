package org.duetad.spark;

import org.apache.spark.Partitioner;
import org.duetad.core.data.PartialSum;

/**
 * Gives consecutive blocks to each partition, as many to each up to one, so that a task adds them
 * up to few partial sums. The keys are numbers of rows.
 */
final class BlockPartitioner extends Partitioner {

  private static final long serialVersionUID = 1L;

  private final long blocks;
  private final int partitions;

  BlockPartitioner(long blocks, int atMost) {
    this.blocks = blocks;
    partitions = (int) Math.max(1, Math.min(blocks, atMost));
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object row) {
    return (int) ((Long) row / PartialSum.ROWS * partitions / blocks);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlockPartitioner same
        && same.blocks == blocks
        && same.partitions == partitions;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(blocks) + partitions;
  }
}
