package org.duetad.examples.compare;

import org.jspecify.annotations.Nullable;

/**
 * The numbers and times of one mode, before they are judged.
 *
 * @param mode the mode
 * @param status how much of the derivative it computed
 * @param computed the computed numbers, or null
 * @param second its second derivatives, or null if they were not requested
 * @param note how it was estimated, why it was skipped, or empty
 */
record Outcome(
    Mode mode, Status status, @Nullable Computed computed, @Nullable Second second, String note) {

  /**
   * Numbers and their time.
   *
   * @param values the function's values in this mode
   * @param derivative the derivative, or a part of it
   * @param timing the time of the whole derivative
   * @param preparation what preparing the functions took, or null
   * @param peakBytes the peak of the live heap, or null if it was not measured
   */
  record Computed(
      BlockOutputs values,
      Derivative derivative,
      Timing timing,
      @Nullable PreparationFigures preparation,
      @Nullable Double peakBytes) {}

  /**
   * Second derivatives.
   *
   * @param hvp a Hessian-vector product, or null
   * @param hessian the dense Hessian, or null
   * @param note why one of them was skipped, or empty
   */
  record Second(@Nullable Timed hvp, @Nullable Timed hessian, String note) {}

  /**
   * Numbers and their computing time.
   *
   * @param numbers the numbers
   * @param timing their time
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Timed(double[] numbers, Timing timing) {}

  Outcome with(Second derivatives) {
    return new Outcome(mode, status, computed, derivatives, note);
  }

  static Outcome skipped(Mode mode, String why) {
    return new Outcome(mode, Status.SKIPPED, null, null, why);
  }
}
