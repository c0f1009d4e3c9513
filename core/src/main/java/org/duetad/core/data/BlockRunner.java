package org.duetad.core.data;

/**
 * Runs passes over rows that are elsewhere, as on the machines of a cluster. Each block of rows is
 * given to {@link RecordedBody#sums}, anywhere and in any order, and what that returns is added up
 * by {@link PartialSum}; so results have the same bits as on one thread.
 */
@FunctionalInterface
public interface BlockRunner {

  /**
   * Runs a pass over all rows.
   *
   * @param body what is done for each row; the same object in each pass of the same kind
   * @param pass what is computed
   * @param parameters how many parameters the body has
   * @param in the inputs of the pass, which all rows share
   * @return the sums over all rows
   */
  double[] sums(RecordedBody body, RowPass pass, int parameters, double[] in);
}
