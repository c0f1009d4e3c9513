package org.duetad.core.program.loops;

/** Takes notice of slopes that call for a closer look. */
public interface Notes {

  /**
   * Notes a slope.
   *
   * @param slope the slope
   * @return the same
   */
  double note(double slope);

  /** Whether a slope that was noted may have underflowed. */
  boolean isFlat();
}
