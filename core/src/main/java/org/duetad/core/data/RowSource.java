package org.duetad.core.data;

/** Where the rows of a rule are. */
interface RowSource {

  /** How many rows there are; an error where only a pass can tell. */
  int count(String operation);

  /** The sums of a pass, of p parameters. */
  double[] sums(RecordedBody body, PassNumbers numbers, int p);

  /** Each row with its number. */
  void forEachRow(String operation, RowVisitor visitor);

  /** Receives rows. */
  @FunctionalInterface
  interface RowVisitor {
    void row(int number, double[] data);
  }
}
