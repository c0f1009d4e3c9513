package org.duetad.core.data;

import java.util.concurrent.Executor;
import org.duetad.core.spi.Arguments;

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
    Arguments.given("inParallel", "executor", other);
    if (number < 1) {
      throw new IllegalArgumentException(
          "inParallel: " + number + " threads; the calling thread is one");
    }
    return new RowRun(other, number, progress);
  }

  RowRun with(RowProgress listener) {
    return new RowRun(executor, threads, listener);
  }
}
