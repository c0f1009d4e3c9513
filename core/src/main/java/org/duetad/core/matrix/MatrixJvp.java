package org.duetad.core.matrix;

import org.ejml.data.DMatrixRMaj;

/** A value with its directional derivative. The matrices are the caller's. */
public final class MatrixJvp {

  private final DMatrixRMaj value;
  private final DMatrixRMaj tangent;

  /**
   * Keeps the matrices as they are.
   *
   * @param value {@code F(X)}
   * @param tangent the derivative along the direction, of the same shape
   */
  public MatrixJvp(DMatrixRMaj value, DMatrixRMaj tangent) {
    this.value = value;
    this.tangent = tangent;
  }

  /**
   * {@code F(X)}.
   *
   * @return the value
   */
  public DMatrixRMaj value() {
    return value;
  }

  /**
   * {@code d/dt F(X + t V)} at t = 0.
   *
   * @return the tangent, shaped as the value
   */
  public DMatrixRMaj tangent() {
    return tangent;
  }
}
