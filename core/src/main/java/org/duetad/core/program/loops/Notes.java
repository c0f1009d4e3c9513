package org.duetad.core.program.loops;

/** Takes notice of slopes and products that call for a closer look. */
public interface Notes {

  /**
   * Notes a slope.
   *
   * @param slope the slope
   * @return the same
   */
  double note(double slope);

  /**
   * Notes that a product of the chain rule is 0 or subnormal.
   *
   * @param slope its slope
   * @param adjoint its adjoint
   */
  void noteFlat(double slope, double adjoint);

  /**
   * Notes that a product of values is 0 or subnormal.
   *
   * @param x a factor
   * @param y the other one
   */
  void noteSunk(double x, double y);

  /** Whether a slope or a product of the chain rule that was noted may have underflowed. */
  boolean isFlat();
}
