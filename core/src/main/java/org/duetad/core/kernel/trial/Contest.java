package org.duetad.core.kernel.trial;

import org.duetad.core.kernel.sweep.KernelSweep;

/** Compares two ways to compute the same: as before, and another that may be faster. */
public interface Contest {

  /**
   * Computes it both ways.
   *
   * @param at the point, and what is timed there
   * @return false if the other way has no results at the point
   */
  boolean round(Rehearsal at);

  /** The shortest time so far as before, in nanoseconds. */
  long timeBefore();

  /** The shortest time so far of the other way. */
  long timeOther();

  /** Whether the other way is clearly faster. */
  default boolean isClear() {
    return timeOther() < Trial.CLEARLY * timeBefore();
  }

  /** How long the contest goes on, in nanoseconds, while the other way is not clearly faster. */
  long patience();

  /** The sweep with the faster way, or with the faster one for each part. */
  KernelSweep best();
}
