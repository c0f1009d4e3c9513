package org.duetad.core;

/**
 * The accuracy of a mode: how far its results may be off, relative to the largest entry of the
 * result (or to 1, if that is larger).
 *
 * @param first the allowed error of first derivatives
 * @param second the allowed error of second derivatives, which are differences of first ones
 */
public record Accuracy(double first, double second) {

  /** Exact to rounding. */
  public static final Accuracy EXACT = new Accuracy(1e-14, 1e-9);

  /** Differences of values, and differences of these. */
  public static final Accuracy DIFFERENCES = new Accuracy(1e-9, 1e-6);
}
