package org.duetad.examples.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work that is given up after some time: a user's function may never return. */
final class TimeLimit {

  private static final double MOST_SECONDS = 1e7;

  private TimeLimit() {}

  /**
   * Does work on a thread of its own, which is left to itself if it takes too long.
   *
   * @throws IllegalStateException if it takes longer than the limit
   * @throws Throwable what the work throws
   */
  static <T> T of(double seconds, Callable<T> work) throws Throwable {
    if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
      throw new IllegalArgumentException(
          "--time-limit: " + seconds + " seconds; choose more than 0 and at most 1e7");
    }
    FutureTask<T> task = new FutureTask<>(work);
    Thread worker = new Thread(task, "duet");
    worker.setDaemon(true);
    worker.start();
    try {
      return task.get(Math.max(1, Math.round(1e9 * seconds)), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      String where = where(worker);
      worker.interrupt();
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "not done within the --time-limit of %s s%s; choose less work, or allow more time",
              seconds,
              where),
          e);
    } catch (ExecutionException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /** The innermost call in a class that is not ours, if there is one. */
  private static String where(Thread worker) {
    return Arrays.stream(worker.getStackTrace())
        .filter(
            frame ->
                !frame.getClassName().matches("(java|javax|jdk|sun|org\\.duetad|picocli)\\..*"))
        .findFirst()
        .map(frame -> ": it is in " + frame.getClassName() + "." + frame.getMethodName())
        .orElse("");
  }
}
