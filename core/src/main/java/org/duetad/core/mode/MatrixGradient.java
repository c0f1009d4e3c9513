package org.duetad.core.mode;

import org.duetad.core.spi.Excerpt;
import org.ejml.data.DMatrixRMaj;

/**
 * A value with its gradient with respect to matrices. The matrices are caller-owned.
 *
 * @param value {@code f(X)}
 * @param gradient {@code ∂f/∂X_i}, shaped as X_i: the denominator layout
 */
@SuppressWarnings("ArrayRecordComponent") // Caller-owned, not kept.
public record MatrixGradient(double value, DMatrixRMaj[] gradient) {

  @Override
  public String toString() {
    return "MatrixGradient[value=" + value + ", gradient=" + Excerpt.of(gradient) + "]";
  }
}
