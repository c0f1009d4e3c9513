package org.duetad.examples.compare;

import org.jspecify.annotations.Nullable;

/**
 * What one mode computed and how long it took, before it is judged.
 *
 * @param mode the mode
 * @param status how much of the derivative it computed
 * @param computed what it computed, or null
 * @param note how it was estimated, why it was skipped, or empty
 */
record Outcome(Mode mode, Status status, @Nullable Computed computed, String note) {

  /**
   * Numbers and their time.
   *
   * @param values the function's values, as the mode has them
   * @param derivative the derivative, or a part of it
   * @param timing how long the whole derivative takes
   */
  record Computed(Values values, Derivative derivative, Timing timing) {}

  static Outcome skipped(Mode mode, String why) {
    return new Outcome(mode, Status.SKIPPED, null, why);
  }
}
