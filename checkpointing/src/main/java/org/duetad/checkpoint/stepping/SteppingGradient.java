package org.duetad.checkpoint.stepping;

import org.duetad.core.spi.Excerpt;

/**
 * The derivatives of a loop.
 *
 * @param value the loss; NaN if a seed for the final state was given instead
 * @param finalState {@code x_l}
 * @param initialState the adjoint of {@code x_0}: of a loss, its gradient
 * @param parameters the adjoint of {@code p}: of a loss, its gradient
 * @param report the cost of the computation
 */
@SuppressWarnings("ArrayRecordComponent") // Handed out, not kept.
public record SteppingGradient(
    double value,
    double[] finalState,
    double[] initialState,
    double[] parameters,
    SteppingReport report) {

  @Override
  public String toString() {
    return "SteppingGradient[value="
        + value
        + ", finalState="
        + Excerpt.of(finalState)
        + ", initialState="
        + Excerpt.of(initialState)
        + ", parameters="
        + Excerpt.of(parameters)
        + ", report="
        + report
        + "]";
  }
}
