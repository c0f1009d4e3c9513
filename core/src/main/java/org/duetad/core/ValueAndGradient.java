package org.duetad.core;

/** A value with its gradient. The array is the caller's. */
public final class ValueAndGradient {

  private final double value;
  private final double[] gradient;

  /**
   * Keeps the array as it is.
   *
   * @param value {@code f(x)}
   * @param gradient {@code ∇f(x)}, n numbers
   */
  public ValueAndGradient(double value, double[] gradient) {
    this.value = value;
    this.gradient = gradient;
  }

  /**
   * {@code f(x)}.
   *
   * @return the value
   */
  public double value() {
    return value;
  }

  /**
   * {@code ∇f(x)}.
   *
   * @return n numbers
   */
  public double[] gradient() {
    return gradient;
  }
}
