package org.duetad.core.mode;

import org.duetad.core.spi.Excerpt;

/**
 * A value with its directional derivative. The arrays are caller-owned.
 *
 * @param value {@code f(x)}, m numbers
 * @param tangent {@code J(x) v}, m numbers
 */
@SuppressWarnings("ArrayRecordComponent") // Caller-owned, not kept.
public record Jvp(double[] value, double[] tangent) {

  @Override
  public String toString() {
    return "Jvp[value=" + Excerpt.of(value) + ", tangent=" + Excerpt.of(tangent) + "]";
  }
}
