package org.duetad.core.kernel;

/**
 * How soon other forms of a kernel are tried, and how long.
 *
 * @param early after how many operations those that are likely to be faster
 * @param late after how many the others
 * @param share the trials' part of the time that the caller has spent in the kernel
 */
record Pace(int early, int late, double share) {

  /** Some ten milliseconds, seconds, and a tenth. */
  static final Pace USUAL = new Pace(10_000_000, 1_000_000_000, 0.1);

  /** For tests: as soon as a kernel takes a millisecond, until all is decided. */
  static final Pace SOON = new Pace(300_000, 300_000, 1000);

  /** After how many evaluations of so many operations some number of them is done. */
  static int calls(int of, int operations) {
    return Math.max(10, operations / Math.max(1, of));
  }
}
