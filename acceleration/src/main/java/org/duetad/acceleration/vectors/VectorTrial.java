package org.duetad.acceleration.vectors;

import java.util.function.LongSupplier;
import org.duetad.core.program.loops.ProcessorTime;

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
    return new VectorTrial(plain, vectors, ProcessorTime.clock(), BUDGET_NANOS);
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
