package org.duetad.core.data;

/** Receives the progress of a pass over data. */
@FunctionalInterface
public interface RowProgress {

  /**
   * Called after each block of rows, by one thread at a time, perhaps by another one each time.
   *
   * @param done how many rows are done, more each time
   */
  void rows(long done);
}
