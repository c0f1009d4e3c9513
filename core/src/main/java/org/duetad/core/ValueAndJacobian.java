package org.duetad.core;

/** A value with its Jacobian. The arrays are the caller's. */
public final class ValueAndJacobian {

  private final double[] value;
  private final double[][] jacobian;

  /**
   * Keeps the arrays as they are.
   *
   * @param value {@code f(x)}, m numbers
   * @param jacobian {@code J(x)}, m rows of n numbers
   */
  public ValueAndJacobian(double[] value, double[][] jacobian) {
    this.value = value;
    this.jacobian = jacobian;
  }

  /**
   * {@code f(x)}.
   *
   * @return m numbers
   */
  public double[] value() {
    return value;
  }

  /**
   * {@code J(x)}: row i holds the derivatives of output i.
   *
   * @return m rows of n numbers
   */
  public double[][] jacobian() {
    return jacobian;
  }
}
