package org.duetad.core.mode;

import org.duetad.core.spi.Excerpt;

/**
 * A value with its Jacobian. The arrays are caller-owned.
 *
 * @param value {@code f(x)}, m numbers
 * @param jacobian {@code J(x)}, m rows of n numbers: row i holds the derivatives of output i
 */
@SuppressWarnings("ArrayRecordComponent") // Caller-owned, not kept.
public record ValueAndJacobian(double[] value, double[][] jacobian) {

  @Override
  public String toString() {
    return "ValueAndJacobian[value="
        + Excerpt.of(value)
        + ", jacobian="
        + Excerpt.of(jacobian)
        + "]";
  }
}
