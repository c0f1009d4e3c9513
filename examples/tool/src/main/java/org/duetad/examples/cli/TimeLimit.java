package org.duetad.examples.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs work with a time limit: a user's function may never return. */
final class TimeLimit {

  private static final double MOST_SECONDS = 1e7;

  private TimeLimit() {}

  /**
   * Runs work on a separate thread, which is abandoned if it takes too long.
   *
   * @throws IllegalStateException if it takes longer than the limit
   * @throws Throwable anything that the work throws
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
              "not finished within the --time-limit of %s s%s; choose less work, or allow more time",
              seconds,
              where),
          e);
    } catch (ExecutionException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /** The innermost call in a class outside Duet, if there is one. */
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
