package org.duetad.examples.compare;

import java.lang.management.ManagementFactory;

/** How many bytes the current thread has allocated since it began, as the JVM counts them. */
final class Allocation {

  private Allocation() {}

  /** The bytes so far, NaN where the JVM does not count; what other threads allocate is not in. */
  static double soFar() {
    if (ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
        && threads.isThreadAllocatedMemorySupported()) {
      return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
    return Double.NaN;
  }
}
