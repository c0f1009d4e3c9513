package org.duetad.core.nested;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.spi.Excerpt;

/**
 * A value with its tangents along several directions, as numbers of the enclosing derivative calls.
 * The arrays are caller-owned.
 *
 * @param value {@code f(x)}, m numbers
 * @param tangents {@code J(x) v} for each direction v, m numbers each
 */
@SuppressWarnings("ArrayRecordComponent") // Caller-owned, not kept.
public record NestedBatchJvp(Scalar[] value, Scalar[][] tangents) {

  @Override
  public String toString() {
    return "NestedBatchJvp[value="
        + Excerpt.of(value)
        + ", tangents="
        + Excerpt.of(Arrays.stream(tangents).map(Excerpt::of).toArray())
        + "]";
  }
}
