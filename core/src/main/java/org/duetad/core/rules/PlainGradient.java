package org.duetad.core.rules;

/** A gradient that is also computed on doubles, without a {@code Scalar} for each of them. */
interface PlainGradient extends Reduction.Gradient {

  /**
   * Writes the slopes, with the bits of {@link #at(org.duetad.core.Scalar[],
   * org.duetad.core.Scalar)} on constants, or returns false and leaves the point to that.
   *
   * @param x the operands
   * @param y the result {@code f(x)}
   * @param slopes receives one slope for each operand; may be x
   */
  boolean at(double[] x, double y, double[] slopes);
}
