package org.duetad.core.kernel;

/** Two ways to do the same: as before, and another that may be faster. */
interface Contest {

  /**
   * Does it both ways.
   *
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

  /** For so long, in nanoseconds, the other way may become faster although it is not yet. */
  long patience();

  /** The faster of both, or of each part. */
  KernelSweep best();
}
