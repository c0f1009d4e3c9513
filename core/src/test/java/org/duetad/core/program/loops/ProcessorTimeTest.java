package org.duetad.core.program.loops;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class ProcessorTimeTest {

  /** As profilers may do: a clock that stands still would end no trial. */
  @Test
  void timeAdvancesWhereProcessorTimeIsDisabled() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    assumeTrue(threads.isThreadCpuTimeSupported(), "processor time is not measured");
    boolean isEnabled = threads.isThreadCpuTimeEnabled();
    threads.setThreadCpuTimeEnabled(false);
    try {
      LongSupplier clock = ProcessorTime.clock();
      long start = clock.getAsLong();
      LockSupport.parkNanos(1_000_000);
      assertTrue(clock.getAsLong() > start);
    } finally {
      threads.setThreadCpuTimeEnabled(isEnabled);
    }
  }
}
