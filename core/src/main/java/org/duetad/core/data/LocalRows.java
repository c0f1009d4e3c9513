package org.duetad.core.data;

/**
 * A table on this machine, and how passes over it are run.
 *
 * @param table the rows
 * @param run the threads
 */
record LocalRows(RowTable table, RowRun run) implements RowSource {

  LocalRows(RowTable table) {
    this(table, RowRun.ALONE);
  }

  LocalRows with(RowTable other) {
    return new LocalRows(other, run);
  }

  LocalRows with(RowRun other) {
    return new LocalRows(table, other);
  }

  @Override
  public int count(String operation) {
    if (table.count() < 0) {
      throw new UnsupportedOperationException(
          operation + ": results of each row need a table in memory; a supplier is for sums");
    }
    return Math.toIntExact(table.count());
  }

  @Override
  public double[] sums(RecordedBody body, PassNumbers numbers, int p) {
    BlockSums sums = new BlockSums(body, numbers, p);
    return Traversal.sums(table, PartialSum.ROWS, sums::of, run, numbers.widths().sums());
  }

  @Override
  public void forEachRow(String operation, RowVisitor visitor) {
    BlockCursor cursor = table.open(PartialSum.ROWS);
    for (Block block = cursor.next(); block != null; block = cursor.next()) {
      for (int i = 0; i < block.count(); i++) {
        double[] data = new double[table.columns()];
        block.copy(i, 1, data, 0, 1);
        visitor.row((int) block.first() + i, data);
      }
    }
  }
}
