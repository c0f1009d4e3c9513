package org.duetad.core.kernel.trial;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * The processor time of a thread in nanoseconds, by which trials are limited: on a busy machine
 * they would be over by the clock before the JIT has compiled what they compare.
 */
final class ProcessorTime {

  private ProcessorTime() {}

  /**
   * That of the thread that asks; the time of the machine where it is not measured, or no longer,
   * as a trial would not end.
   */
  static LongSupplier clock() {
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
