package org.duetad.core.mode;

import org.duetad.core.spi.Excerpt;
import org.ejml.data.DMatrixRMaj;

/**
 * A value with its directional derivative. The matrices are caller-owned.
 *
 * @param value {@code F(X)}
 * @param tangent {@code d/dt F(X + t V)} at t = 0, shaped as the value
 */
public record MatrixJvp(DMatrixRMaj value, DMatrixRMaj tangent) {

  @Override
  public String toString() {
    return "MatrixJvp[value=" + Excerpt.of(value) + ", tangent=" + Excerpt.of(tangent) + "]";
  }
}
