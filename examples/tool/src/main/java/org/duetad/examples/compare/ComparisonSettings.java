package org.duetad.examples.compare;

/**
 * The settings of a comparison.
 *
 * @param budgetSeconds the time to run each mode, warm-up included
 * @param seed chooses the columns of an estimate, and the direction of a Hessian-vector product
 * @param secondOrder whether second derivatives are compared as well
 * @param progress the progress listener
 */
public record ComparisonSettings(
    double budgetSeconds, long seed, boolean secondOrder, Progress progress) {

  /** Checks the budget. */
  public ComparisonSettings {
    if (!(budgetSeconds > 0 && budgetSeconds <= 86_400)) {
      throw new IllegalArgumentException(
          "compare: a budget of "
              + budgetSeconds
              + " seconds is not possible; choose more than 0 and at most 86400");
    }
  }

  /**
   * Settings for first derivatives only.
   *
   * @param budgetSeconds the time to run each mode, warm-up included
   * @param seed chooses the columns of an estimate
   * @param progress the progress listener
   */
  public ComparisonSettings(double budgetSeconds, long seed, Progress progress) {
    this(budgetSeconds, seed, false, progress);
  }

  /**
   * The same settings with another progress listener.
   *
   * @param other the listener
   * @return new settings
   */
  public ComparisonSettings with(Progress other) {
    return new ComparisonSettings(budgetSeconds, seed, secondOrder, other);
  }

  long budgetNanos() {
    return Math.max(1, (long) (1e9 * budgetSeconds));
  }
}
