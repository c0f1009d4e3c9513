package org.duetad.examples.lab;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures the processor time of short tasks on the current thread, which other programs disturb
 * little.
 */
public final class ProcessorTimer {

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  /** Keeps the compiler from removing a task. */
  private volatile @Nullable Object result;

  /** The best of {@code times} runs, in microseconds. */
  public double micros(int times, Supplier<?> task) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < times; i++) {
      long begin = threads.getCurrentThreadCpuTime();
      result = task.get();
      best = Math.min(best, threads.getCurrentThreadCpuTime() - begin);
    }
    return best / 1e3;
  }

  @Override
  public String toString() {
    return "watch, last result " + result;
  }
}
