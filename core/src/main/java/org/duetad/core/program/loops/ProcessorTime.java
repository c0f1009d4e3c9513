package org.duetad.core.program.loops;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * The processor time of a thread in nanoseconds, by which trials of compiled loops and of vectors
 * are limited: on a busy machine they would be over by the clock before the JIT has compiled what
 * they compare. For authors of accelerators.
 */
public final class ProcessorTime {

  private ProcessorTime() {}

  /**
   * That of the thread that asks; the time of the machine where it is not measured, or no longer,
   * as a trial would not end.
   *
   * @return nanoseconds, from any beginning
   */
  public static LongSupplier clock() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    if (!threads.isCurrentThreadCpuTimeSupported()) {
      return System::nanoTime;
    }
    return () -> {
      long time = threads.getCurrentThreadCpuTime();
      return time >= 0 ? time : System.nanoTime();
    };
  }
}
