package org.duetad.core.data;

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
    return runner.sums(body, numbers.pass(), p, numbers.shared());
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
