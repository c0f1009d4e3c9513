package org.duetad.core.matrix;

import org.ejml.data.DMatrixRMaj;

/** A value with its gradient with respect to matrices. The matrices are the caller's. */
public final class MatrixGradient {

  private final double value;
  private final DMatrixRMaj[] gradient;

  /**
   * Keeps the matrices as they are.
   *
   * @param value {@code f(X)}
   * @param gradient one matrix for each input
   */
  public MatrixGradient(double value, DMatrixRMaj[] gradient) {
    this.value = value;
    this.gradient = gradient;
  }

  /**
   * {@code f(X)}.
   *
   * @return the value
   */
  public double value() {
    return value;
  }

  /**
   * {@code ∂f/∂X_i}, shaped as X_i: the denominator layout.
   *
   * @return one matrix for each input
   */
  public DMatrixRMaj[] gradient() {
    return gradient;
  }
}
