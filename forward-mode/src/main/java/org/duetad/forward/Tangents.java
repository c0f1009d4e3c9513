package org.duetad.forward;

/** A running sum of scaled tangents, of the width of the added numbers. */
abstract class Tangents {

  /** Whether the sum has any terms. */
  boolean any;

  /** Adds {@code slope · ẋ}, in which a zero factor annihilates. */
  abstract void add(double slope, Dual x);

  /** Sets the tangent in direction k. */
  abstract void set(int k, double tangent);

  /** A number with these tangents. */
  abstract Dual total(double value, Directions directions);
}
