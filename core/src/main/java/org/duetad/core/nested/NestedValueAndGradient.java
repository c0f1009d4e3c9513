package org.duetad.core.nested;

import org.duetad.core.Scalar;
import org.duetad.core.spi.Excerpt;

/**
 * A value and its gradient as numbers of the enclosing derivative calls. The array is caller-owned.
 *
 * @param value {@code f(x)}
 * @param gradient {@code ∇f(x)}, n numbers
 */
@SuppressWarnings("ArrayRecordComponent") // Caller-owned, not kept.
public record NestedValueAndGradient(Scalar value, Scalar[] gradient) {

  @Override
  public String toString() {
    return "NestedValueAndGradient[value=" + value + ", gradient=" + Excerpt.of(gradient) + "]";
  }
}
