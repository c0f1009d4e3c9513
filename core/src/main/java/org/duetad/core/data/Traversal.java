package org.duetad.core.data;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One pass over all rows, by the calling thread and perhaps others. Each thread takes the next
 * block as long as there is one; the sums of blocks are added in a fixed tree. Threads that start
 * after the last block was taken do nothing, so that an executor without free threads only makes it
 * slower.
 */
final class Traversal {

  private final BlockCursor cursor;
  private final int size;
  private final Function<Block, double[]> sums;
  private final RowProgress progress;
  private final PartialSum total = new PartialSum();
  private long blocks;
  private long rows;

  /** How many threads are at work. */
  private int working;

  private boolean isOver;
  private long failedBlock = Long.MAX_VALUE;
  private @Nullable Throwable failure;

  private Traversal(
      BlockCursor cursor, int size, Function<Block, double[]> sums, RowProgress progress) {
    this.cursor = cursor;
    this.size = size;
    this.sums = sums;
    this.progress = progress;
  }

  /** The sums of all blocks of a size, so many of them. */
  static double[] sums(
      RowTable table, int size, Function<Block, double[]> sums, RowRun run, int length) {
    Traversal pass = new Traversal(table.open(size), size, sums, run.progress());
    long most = table.count() < 0 ? Long.MAX_VALUE : 1 + (table.count() - 1) / size;
    pass.start(run.executor(), Math.min(most, run.threads()));
    pass.work();
    pass.await();
    return pass.total(length);
  }

  /** An executor that rejects a task has no free thread. */
  private void start(Executor executor, long threads) {
    Runnable work = this::work;
    try {
      for (long k = 1; k < threads && !isOver(); k++) {
        executor.execute(work);
      }
    } catch (RejectedExecutionException e) {
      // The calling thread does what is left.
    } catch (RuntimeException | Error e) {
      fail(0, e);
    }
  }

  private synchronized boolean isOver() {
    return isOver;
  }

  private void work() {
    synchronized (this) {
      if (isOver) {
        return;
      }
      working++;
    }
    long block = 0;
    try {
      Block next = next();
      while (next != null) {
        block = next.first() / size;
        add(block, next.count(), sums.apply(next));
        next = next();
      }
    } catch (Throwable e) { // Checked ones, too, which generics let through.
      fail(block, e);
    } finally {
      leave();
    }
  }

  private @Nullable Block next() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException(
          "sum over rows: interrupted; the thread "
              + Thread.currentThread().getName()
              + " is still interrupted");
    }
    return isStopped() ? null : cursor.next();
  }

  private synchronized boolean isStopped() {
    return failure != null;
  }

  private synchronized void add(long block, int count, double[] of) {
    total.add(block, of);
    blocks++;
    rows += count;
    progress.rows(rows);
  }

  /** The failure of the first block counts, as all blocks before it were taken. */
  private synchronized void fail(long block, Throwable e) {
    if (failure == null || block < failedBlock) {
      failedBlock = block;
      failure = e;
    }
  }

  /** No thread begins once one has seen the end. */
  private synchronized void leave() {
    isOver = true;
    working--;
    notifyAll();
  }

  private synchronized void await() {
    while (working > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        fail(0, new CancellationException("sum over rows: interrupted while other threads worked"));
        return;
      }
    }
  }

  private synchronized double[] total(int length) {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    if (failure != null) {
      throw new UndeclaredThrowableException(failure, "sum over rows: " + failure);
    }
    return total.total(blocks, length);
  }
}
