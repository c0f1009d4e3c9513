package org.duetad.examples.compare;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.commons.math3.util.ResizableDoubleArray;
import org.jspecify.annotations.Nullable;

/**
 * Times a task repeatedly until a budget is used up. Runs in the first half are warm-up and do not
 * count. A task too short for the clock is timed in batches.
 */
final class Stopwatch {

  private static final long SHORTEST_BATCH = 200_000;

  private final LongSupplier clock;
  private final DoubleSupplier allocated;
  private final long begin;
  private final long budget;
  private final DoubleConsumer progress;

  /** Keeps the compiler from removing the task. */
  private volatile @Nullable Object result;

  Stopwatch(long budgetNanos, DoubleConsumer progress) {
    this(budgetNanos, progress, System::nanoTime, Allocation::soFar);
  }

  /** With a clock in nanoseconds, and a counter of bytes. */
  Stopwatch(
      long budgetNanos, DoubleConsumer progress, LongSupplier clock, DoubleSupplier allocated) {
    budget = budgetNanos;
    this.progress = progress;
    this.clock = clock;
    this.allocated = allocated;
    begin = clock.getAsLong();
  }

  /** The nanoseconds since this stopwatch was created. */
  long elapsed() {
    long elapsed = clock.getAsLong() - begin;
    progress.accept(Math.min(1.0, (double) elapsed / budget));
    return elapsed;
  }

  boolean isOver() {
    return elapsed() >= budget;
  }

  /** Runs the task at least once. If no run began after the warm-up, the last one counts. */
  Timing time(Supplier<?> task) {
    ResizableDoubleArray times = new ResizableDoubleArray();
    int batch = 1;
    double bytes;
    boolean counting = false;
    do {
      boolean warm = elapsed() >= budget / 2;
      double before = allocated.getAsDouble();
      long took = run(task, batch);
      bytes = (allocated.getAsDouble() - before) / batch;
      if (!counting) {
        times.clear();
        counting = warm;
      }
      times.addElement((double) took / batch);
      if (!warm && took < SHORTEST_BATCH) {
        batch *= 2;
      }
    } while (!isOver());
    return Timing.allocating(bytes, times.getElements());
  }

  private long run(Supplier<?> task, int batch) {
    long start = clock.getAsLong();
    for (int i = 0; i < batch; i++) {
      result = task.get();
    }
    return clock.getAsLong() - start;
  }

  @Override
  public String toString() {
    return "stopwatch with a budget of " + budget + " ns, last result " + result;
  }
}
