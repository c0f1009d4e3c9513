package org.duetad.core.mode;

import org.duetad.core.spi.Excerpt;
import org.ejml.data.DMatrixRMaj;

/**
 * A value with its derivatives along several directions. The matrices are caller-owned.
 *
 * @param value {@code F(X)}
 * @param tangents {@code d/dt F(X + t V)} at t = 0 for each direction V, shaped as the value
 */
@SuppressWarnings("ArrayRecordComponent") // Caller-owned, not kept.
public record MatrixBatchJvp(DMatrixRMaj value, DMatrixRMaj[] tangents) {

  @Override
  public String toString() {
    return "MatrixBatchJvp[value=" + Excerpt.of(value) + ", tangents=" + Excerpt.of(tangents) + "]";
  }
}
