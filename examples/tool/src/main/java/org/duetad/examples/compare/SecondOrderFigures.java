package org.duetad.examples.compare;

import org.jspecify.annotations.Nullable;

/**
 * The results for one mode's second derivatives.
 *
 * @param hvp a Hessian-vector product, or null if it was skipped
 * @param hessian the dense Hessian, or null if it was skipped
 * @param tolerance the largest allowed error
 * @param note why something was skipped; may be empty
 */
public record SecondOrderFigures(
    @Nullable Second hvp, @Nullable Second hessian, double tolerance, String note) {

  /** The largest number of inputs for which the dense Hessian is compared. */
  public static final int MOST_INPUTS = 200;

  /**
   * One second derivative.
   *
   * @param timing its time
   * @param ratioToGradient the median time over the median time of the gradient in the same mode
   * @param maxRelativeError the largest disagreement with the reference, relative to {@code
   *     max(|entry|, 1e-3 max |entry|)} of the reference
   * @param anyFinite whether finite numbers were compared
   */
  public record Second(
      Timing timing, double ratioToGradient, double maxRelativeError, boolean anyFinite) {}

  boolean agrees() {
    return isWithin(hvp) && isWithin(hessian);
  }

  /** Whether finite numbers were compared in everything that was not skipped. */
  boolean isCompared() {
    return (hvp == null || hvp.anyFinite()) && (hessian == null || hessian.anyFinite());
  }

  private boolean isWithin(@Nullable Second second) {
    return second == null || second.maxRelativeError() <= tolerance;
  }
}
