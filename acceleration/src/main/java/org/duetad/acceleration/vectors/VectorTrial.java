package org.duetad.acceleration.vectors;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * Times work in vectors against plain Java. The code runs until it is compiled, or a budget of time
 * is spent; each has the time of its fastest run.
 */
public final class VectorTrial {

  /** By now everything is compiled. */
  private static final long BUDGET_NANOS = 3_000_000_000L;

  private static final int IN_A_ROW = 20;

  /** Vectors have to take less than this of the time of plain Java. */
  private static final double CLEARLY = 0.9;

  private final Runnable plain;
  private final Runnable vectors;
  private final LongSupplier nanoTime;
  private final long budget;

  VectorTrial(Runnable plain, Runnable vectors, LongSupplier nanoTime, long budget) {
    this.plain = plain;
    this.vectors = vectors;
    this.nanoTime = nanoTime;
    this.budget = budget;
  }

  /**
   * A trial of the same work in both forms, in the calling thread.
   *
   * @param plain in plain Java
   * @param vectors in vectors
   */
  public static VectorTrial of(Runnable plain, Runnable vectors) {
    return new VectorTrial(plain, vectors, clock(), BUDGET_NANOS);
  }

  /**
   * The processor time of the thread, so that on a busy machine the JIT gets its time, too; the
   * time of the machine where it is not measured, as it would not advance.
   */
  static LongSupplier clock() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
        ? threads::getCurrentThreadCpuTime
        : System::nanoTime;
  }

  /** Whether the vectors are clearly faster. */
  public boolean isFaster() {
    long start = nanoTime.getAsLong();
    double leastPlain = Double.POSITIVE_INFINITY;
    double leastVectors = Double.POSITIVE_INFINITY;
    while (nanoTime.getAsLong() - start < budget) {
      leastPlain = Math.min(leastPlain, time(plain));
      leastVectors = Math.min(leastVectors, time(vectors));
      if (leastVectors < CLEARLY * leastPlain && nanoTime.getAsLong() - start > budget / 6) {
        return true;
      }
    }
    return false;
  }

  private double time(Runnable work) {
    long start = nanoTime.getAsLong();
    for (int i = 0; i < IN_A_ROW; i++) {
      work.run();
    }
    return nanoTime.getAsLong() - start;
  }
}
