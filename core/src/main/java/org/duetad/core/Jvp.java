package org.duetad.core;

/** A value with its directional derivative. The arrays are the caller's. */
public final class Jvp {

  private final double[] value;
  private final double[] tangent;

  /**
   * Keeps the arrays as they are.
   *
   * @param value {@code f(x)}, m numbers
   * @param tangent {@code J(x) v}, m numbers
   */
  public Jvp(double[] value, double[] tangent) {
    this.value = value;
    this.tangent = tangent;
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
   * {@code J(x) v}.
   *
   * @return m numbers
   */
  public double[] tangent() {
    return tangent;
  }
}
