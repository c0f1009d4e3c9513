package org.duetad.checkpoint.schedule;

/** Rejects numbers that are too small, by name. */
final class LowerBounds {

  private LowerBounds() {}

  static void atLeast(long least, long n, String operation, String what) {
    if (n < least) {
      throw new IllegalArgumentException(
          operation + ": " + what + " " + n + "; pass " + least + " or more");
    }
  }
}
