package org.duetad.core;

/** A value and its tangent as numbers of the derivative calls around. */
public final class NestedJvp {

  private final Scalar[] value;
  private final Scalar[] tangent;

  /**
   * For those who write a mode.
   *
   * @param value the m outputs
   * @param tangent their m tangents
   */
  public NestedJvp(Scalar[] value, Scalar[] tangent) {
    this.value = value;
    this.tangent = tangent;
  }

  /**
   * {@code f(x)}.
   *
   * @return m numbers
   */
  public Scalar[] value() {
    return value;
  }

  /**
   * {@code J(x) v}.
   *
   * @return m numbers
   */
  public Scalar[] tangent() {
    return tangent;
  }
}
