package org.duetad.core.mode;

import org.duetad.core.spi.Excerpt;

/**
 * A value with its derivatives along several directions. The arrays are caller-owned.
 *
 * @param value {@code f(x)}, m numbers
 * @param tangents {@code J(x) v} for each direction v, m numbers each
 */
@SuppressWarnings("ArrayRecordComponent") // Caller-owned, not kept.
public record BatchJvp(double[] value, double[][] tangents) {

  @Override
  public String toString() {
    return "BatchJvp[value=" + Excerpt.of(value) + ", tangents=" + Excerpt.of(tangents) + "]";
  }
}
