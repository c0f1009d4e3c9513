package org.duetad.spark;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.apache.spark.api.java.JavaFutureAction;
import org.duetad.core.data.RowException;

/** What the driver does with Spark's exceptions, which its methods throw without declaring them. */
final class Job {

  private Job() {}

  /** Does some work, with exceptions that are unchecked and say what failed. */
  static <T> T run(Callable<T> work) {
    try {
      return work.call();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException(
          "sum over rows: interrupted; the job is cancelled, the thread is still interrupted");
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw failure(e);
    }
  }

  /** Waits for a job, which is cancelled if the thread is interrupted. */
  static <T> List<T> result(JavaFutureAction<List<T>> job)
      throws InterruptedException, ExecutionException {
    try {
      return job.get();
    } catch (InterruptedException e) {
      job.cancel(true);
      throw e;
    }
  }

  /** That of the body if it has failed. */
  private static RuntimeException failure(Throwable stopped) {
    for (Throwable e = stopped; e != null; e = e.getCause()) {
      if (e instanceof RowException row) {
        return row;
      }
    }
    return new IllegalStateException("sum over rows: the job failed: " + stopped, stopped);
  }
}
