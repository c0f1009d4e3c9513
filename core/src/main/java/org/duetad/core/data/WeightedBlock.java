package org.duetad.core.data;

/**
 * Rows followed by their weights.
 *
 * @param block the rows
 * @param columns how many numbers each has
 * @param weights the weights of all rows of the table
 */
@SuppressWarnings("ArrayRecordComponent") // Neither modified nor compared.
record WeightedBlock(Block block, int columns, double[] weights) implements Block {

  @Override
  public long first() {
    return block.first();
  }

  @Override
  public int count() {
    return block.count();
  }

  @Override
  public void copy(int from, int n, double[] to, int at, int stride) {
    block.copy(from, n, to, at, stride);
    int place = Math.toIntExact(first()) + from;
    System.arraycopy(weights, place, to, at + columns * stride, n);
  }
}
