package org.duetad.core.data;

/**
 * Rows followed by their weights.
 *
 * @param block the rows
 * @param of how many numbers each has without its weight
 * @param weights the weights of these rows and others
 * @param start the place of the first one
 */
@SuppressWarnings("ArrayRecordComponent") // Neither modified nor compared.
record WeightedBlock(Block block, int of, double[] weights, int start) implements Block {

  @Override
  public long first() {
    return block.first();
  }

  @Override
  public int columns() {
    return of + 1;
  }

  @Override
  public int count() {
    return block.count();
  }

  @Override
  public void copy(int from, int n, double[] to, int at, int stride) {
    block.copy(from, n, to, at, stride);
    System.arraycopy(weights, start + from, to, at + of * stride, n);
  }

  @Override
  public void copyRows(int from, int n, double[] to) {
    double[] row = new double[of + 1];
    for (int i = 0; i < n; i++) {
      copy(from + i, 1, row, 0, 1);
      System.arraycopy(row, 0, to, i * row.length, row.length);
    }
  }
}
