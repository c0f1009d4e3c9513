package org.duetad.testing.modes;

/**
 * The accuracy of a mode: how far its results may be off, relative to the largest entry of the
 * result (or to 1, if that is larger).
 *
 * @param first the allowed error of first derivatives
 * @param second the allowed error of second derivatives, which are differences of first ones
 */
public record ModeAccuracy(double first, double second) {

  /** Exact to rounding. */
  public static final ModeAccuracy EXACT = new ModeAccuracy(1e-14, 1e-9);

  /** Differences of values, and differences of these. */
  public static final ModeAccuracy DIFFERENCES = new ModeAccuracy(1e-9, 1e-6);
}
