package org.duetad.examples.compare;

import org.jspecify.annotations.Nullable;

/**
 * The results for one mode's second derivatives.
 *
 * @param hvp a Hessian-vector product, or null if it was skipped
 * @param hessian the dense Hessian, or null if it was skipped
 * @param note why something was skipped; may be empty
 */
public record SecondOrderFigures(@Nullable Second hvp, @Nullable Second hessian, String note) {

  /** The largest number of inputs for which the dense Hessian is compared. */
  public static final int MOST_INPUTS = 200;

  /**
   * One second derivative.
   *
   * @param timing its time
   * @param ratioToGradient the median time over the median time of the gradient in the same mode
   * @param maxRelativeError the disagreement with the reference, relative to {@code max(|entry|,
   *     1e-6 max |entry|)} of the reference, of the entry that comes closest to what it may differ
   *     by, or exceeds it most
   * @param tolerance what that entry may differ by, NaN where nothing can be said
   * @param agrees whether all entries differ by no more than they may
   * @param compared whether finite numbers were compared
   */
  public record Second(
      Timing timing,
      double ratioToGradient,
      double maxRelativeError,
      double tolerance,
      boolean agrees,
      boolean compared) {}

  boolean agrees() {
    return (hvp == null || hvp.agrees()) && (hessian == null || hessian.agrees());
  }

  /** Whether finite numbers were compared in everything that was not skipped. */
  boolean isCompared() {
    return (hvp == null || hvp.compared()) && (hessian == null || hessian.compared());
  }
}
