package org.duetad.examples.compare;

/**
 * How to compare.
 *
 * @param budgetSeconds how long to run each mode, warm-up included
 * @param seed chooses the columns of an estimate
 * @param progress is told how far the work has come
 */
public record Settings(double budgetSeconds, long seed, Progress progress) {

  /** Checks the budget. */
  public Settings {
    if (!(budgetSeconds > 0 && budgetSeconds <= 86_400)) {
      throw new IllegalArgumentException(
          "compare: a budget of "
              + budgetSeconds
              + " seconds is not possible; choose more than 0 and at most 86400");
    }
  }

  long budgetNanos() {
    return Math.max(1, (long) (1e9 * budgetSeconds));
  }
}
