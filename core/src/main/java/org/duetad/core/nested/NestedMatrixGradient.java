package org.duetad.core.nested;

import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.spi.Excerpt;

/**
 * A value and its gradient with respect to matrices, made of numbers of the enclosing derivative
 * calls. The array is caller-owned.
 *
 * @param value {@code f(X)}
 * @param gradient {@code ∂f/∂X_i}, shaped as X_i
 */
@SuppressWarnings("ArrayRecordComponent") // Caller-owned, not kept.
public record NestedMatrixGradient(Scalar value, Matrix[] gradient) {

  @Override
  public String toString() {
    return "NestedMatrixGradient[value=" + value + ", gradient=" + Excerpt.of(gradient) + "]";
  }
}
