package org.duetad.core.nested;

import org.duetad.core.Scalar;
import org.duetad.core.spi.Excerpt;

/**
 * A value and its tangent as numbers of the enclosing derivative calls. The arrays are
 * caller-owned.
 *
 * @param value {@code f(x)}, m numbers
 * @param tangent {@code J(x) v}, m numbers
 */
@SuppressWarnings("ArrayRecordComponent") // Caller-owned, not kept.
public record NestedJvp(Scalar[] value, Scalar[] tangent) {

  @Override
  public String toString() {
    return "NestedJvp[value=" + Excerpt.of(value) + ", tangent=" + Excerpt.of(tangent) + "]";
  }
}
