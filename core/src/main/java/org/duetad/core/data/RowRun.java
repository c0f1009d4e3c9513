package org.duetad.core.data;

import java.util.concurrent.Executor;

/**
 * How passes are run.
 *
 * @param executor runs what the calling thread does not do itself
 * @param threads how many threads there are, the calling one included
 * @param progress is told how many rows are done
 */
record RowRun(Executor executor, int threads, RowProgress progress) {

  static final RowRun ALONE = new RowRun(Runnable::run, 1, done -> {});

  RowRun with(Executor other, int number) {
    return new RowRun(other, number, progress);
  }

  RowRun with(RowProgress listener) {
    return new RowRun(executor, threads, listener);
  }
}
