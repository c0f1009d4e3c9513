package org.duetad.core.kernel.trial;

/**
 * How soon other forms of a kernel are tried, and how long.
 *
 * @param early after how many operations those that are likely to be faster
 * @param late after how many the others
 * @param share the trials' part of the time that the caller has spent in the kernel
 */
public record Pace(int early, int late, double share) {

  /** After some ten milliseconds, after some seconds, and a tenth of the caller's time. */
  static final Pace USUAL = new Pace(10_000_000, 1_000_000_000, 0.1);

  /** For tests: after about a millisecond, without pauses until all is decided. */
  static final Pace SOON = new Pace(300_000, 300_000, 1000);

  /**
   * How many evaluations it takes for some number of operations, ten at least.
   *
   * @param perCall how many operations an evaluation has
   * @param operations how many are to be done
   */
  static int calls(int perCall, int operations) {
    return Math.max(10, operations / Math.max(1, perCall));
  }
}
