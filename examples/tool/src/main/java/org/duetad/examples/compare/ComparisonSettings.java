package org.duetad.examples.compare;

import org.duetad.core.diagnosis.LiveHeap;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a comparison.
 *
 * @param budgetSeconds the time to run each mode, warm-up included
 * @param seed chooses the columns of an estimate, and the direction of a Hessian-vector product
 * @param secondOrder whether second derivatives are compared as well
 * @param progress the progress listener
 * @param before the live heap that peaks are measured from, or null if they are not measured
 */
public record ComparisonSettings(
    double budgetSeconds,
    long seed,
    boolean secondOrder,
    Progress progress,
    @Nullable LiveHeap before) {

  /** The share of the budget in which the peak of the heap is measured. */
  private static final double SHARE = 0.25;

  private static final double MOST_SECONDS = 1;

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
   * Settings without peaks of the heap, which can only be measured where one mode runs alone.
   *
   * @param budgetSeconds the time to run each mode, warm-up included
   * @param seed chooses the columns of an estimate, and the direction of a Hessian-vector product
   * @param secondOrder whether second derivatives are compared as well
   * @param progress the progress listener
   */
  public ComparisonSettings(
      double budgetSeconds, long seed, boolean secondOrder, Progress progress) {
    this(budgetSeconds, seed, secondOrder, progress, null);
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
    return new ComparisonSettings(budgetSeconds, seed, secondOrder, other, before);
  }

  /**
   * The same settings with peaks of the heap, beyond what is live now.
   *
   * @return new settings, without peaks if this JVM cannot measure them
   */
  public ComparisonSettings measuringPeaks() {
    LiveHeap now = null;
    try {
      now = LiveHeap.now();
    } catch (UnsupportedOperationException e) {
      // Not by this collector.
    }
    return new ComparisonSettings(budgetSeconds, seed, secondOrder, progress, now);
  }

  /** The peak of the heap in a task, null unless it is measured. */
  @Nullable Double peakOf(Runnable task) {
    double seconds = Math.min(MOST_SECONDS, SHARE * budgetSeconds);
    return before == null ? null : Double.valueOf((double) before.peakOf(task, seconds).bytes());
  }

  long budgetNanos() {
    return Math.max(1, (long) (1e9 * budgetSeconds));
  }
}
