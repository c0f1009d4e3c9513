package org.duetad.core.mode;

import org.duetad.core.spi.Excerpt;

/**
 * A value with its gradient. The array is caller-owned.
 *
 * @param value {@code f(x)}
 * @param gradient {@code ∇f(x)}, n numbers
 */
@SuppressWarnings("ArrayRecordComponent") // Caller-owned, not kept.
public record ValueAndGradient(double value, double[] gradient) {

  @Override
  public String toString() {
    return "ValueAndGradient[value=" + value + ", gradient=" + Excerpt.of(gradient) + "]";
  }
}
