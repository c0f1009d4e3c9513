package org.duetad.forward;

import org.duetad.core.Perturbation;

/** A running sum of scaled tangents, as wide as the numbers that are added. */
abstract class Tangents {

  /** Adds {@code slope · ẋ}, as it comes. */
  abstract void add(double slope, Dual x);

  /** Adds {@code slope · ẋ}, in which a zero factor annihilates. */
  abstract void addAnnihilating(double slope, Dual x);

  /** How many directions there are. */
  abstract int width();

  /** Sets the tangent in direction k. */
  abstract void set(int k, double tangent);

  /** Whether a tangent may be NaN. */
  abstract boolean isNaN();

  /** A number with these tangents. */
  abstract Dual total(double value, Perturbation perturbation);
}
