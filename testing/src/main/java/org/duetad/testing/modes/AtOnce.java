package org.duetad.testing.modes;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work done by several threads at once. */
public final class AtOnce {

  private static final int THREADS = 8;

  private AtOnce() {}

  /** Runs the same action in each thread, and fails if one of them fails. */
  public static void run(Callable<Void> work) throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (Future<Void> done : threads.invokeAll(Collections.nCopies(THREADS, work))) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
