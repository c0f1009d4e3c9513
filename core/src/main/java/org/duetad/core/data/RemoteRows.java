package org.duetad.core.data;

import org.duetad.core.spi.Arguments;

/**
 * Rows that are elsewhere.
 *
 * @param runner runs passes over them
 */
record RemoteRows(BlockRunner runner) implements RowSource {

  @Override
  public int count(String operation) {
    throw elsewhere(operation);
  }

  @Override
  public double[] sums(RecordedBody body, PassNumbers numbers, int p) {
    double[] sums = runner.sums(body, numbers.pass(), p, numbers.shared());
    Arguments.length("runner", "array of sums over all rows", sums, numbers.widths().sums());
    return sums;
  }

  @Override
  public void forEachRow(String operation, RowVisitor visitor) {
    throw elsewhere(operation);
  }

  private static UnsupportedOperationException elsewhere(String operation) {
    return new UnsupportedOperationException(
        operation + ": the rows are elsewhere, only their sums are here; use a table in memory");
  }
}
