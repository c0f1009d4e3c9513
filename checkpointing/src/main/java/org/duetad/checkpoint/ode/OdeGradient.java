package org.duetad.checkpoint.ode;

import org.duetad.checkpoint.stepping.SteppingReport;
import org.duetad.core.spi.Excerpt;

/**
 * The derivatives of a loss.
 *
 * @param value the loss
 * @param initialState its gradient with respect to the initial state
 * @param parameters its gradient with respect to the parameters
 * @param report the cost of the sweep
 */
@SuppressWarnings("ArrayRecordComponent") // Handed out, not kept.
public record OdeGradient(
    double value, double[] initialState, double[] parameters, SteppingReport report) {

  @Override
  public String toString() {
    return "OdeGradient[value="
        + value
        + ", initialState="
        + Excerpt.of(initialState)
        + ", parameters="
        + Excerpt.of(parameters)
        + ", report="
        + report
        + "]";
  }
}
