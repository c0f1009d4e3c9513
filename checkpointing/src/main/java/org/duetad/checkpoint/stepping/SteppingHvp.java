package org.duetad.checkpoint.stepping;

import org.duetad.core.spi.Excerpt;

/**
 * A product of a loss's Hessian with a direction {@code v = (v_x, v_p)}, and the gradient, which is
 * computed with it.
 *
 * @param slope {@code ∇J · v}
 * @param initialState {@code H v}, the part of {@code x_0}
 * @param parameters {@code H v}, the part of {@code p}
 * @param gradientOfInitialState {@code ∂J/∂x_0}
 * @param gradientOfParameters {@code ∂J/∂p}
 * @param report the cost of the computation
 */
@SuppressWarnings("ArrayRecordComponent") // Handed out, not kept.
public record SteppingHvp(
    double slope,
    double[] initialState,
    double[] parameters,
    double[] gradientOfInitialState,
    double[] gradientOfParameters,
    SteppingReport report) {

  @Override
  public String toString() {
    return "SteppingHvp[slope="
        + slope
        + ", initialState="
        + Excerpt.of(initialState)
        + ", parameters="
        + Excerpt.of(parameters)
        + ", report="
        + report
        + "]";
  }
}
