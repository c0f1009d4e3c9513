package org.duetad.forward;

import org.duetad.core.Factors;
import org.duetad.core.spi.Tag;

/** The identity of one call of Taylor mode, and the order at which its series are cut off. */
final class Expansion extends Tag {

  final int order;

  /** The orders of the calls in which this one is nested, in all. */
  final int enclosing;

  /** Whether its coefficients are numbers of the enclosing calls, not doubles. */
  final boolean isNested;

  /** Whether matrices are replaced by others with the same eigenvalues or singular values. */
  final boolean isTurned;

  /** Negative as long as none is in doubt. */
  private double rate = -1;

  private boolean extreme;
  private boolean steep;
  private boolean sunk;

  private Expansion(int order, int enclosing, boolean isNested, boolean isTurned) {
    this.order = order;
    this.enclosing = enclosing;
    this.isNested = isNested;
    this.isTurned = isTurned;
  }

  /** Series of doubles. */
  Expansion(int order) {
    this(order, 0, false, false);
  }

  /** Series of numbers of calls of some orders in all. */
  static Expansion nested(int order, int enclosing) {
    return new Expansion(order, enclosing, true, false);
  }

  /** Another call, for an estimate of {@link LostDigits}. */
  Expansion turned() {
    return new Expansion(order, enclosing, isNested, true);
  }

  /** Records an operand of a rule. */
  void note(double operand) {
    extreme |= Factors.isHuge(operand);
    steep |= Factors.isSteep(operand);
  }

  /** Records the slope of a rule, and a coefficient that is multiplied by it. */
  void noteSlope(double slope, double coefficient) {
    extreme |= !Double.isFinite(slope);
    noteFactor(slope, coefficient);
  }

  /** Records a factor of a coefficient. */
  void noteFactor(double factor, double coefficient) {
    if (Factors.isSteep(factor)) {
      steep = true;
      extreme |= coefficient != 0 && Math.abs(coefficient) < Double.MIN_NORMAL;
    }
  }

  /** Whether a factor is so large that what underflowed may be visible behind it. */
  boolean isSteep() {
    return steep;
  }

  /** Records a product, by its factors. */
  void noteProduct(double x, double y) {
    sunk |= Math.abs(x * y) < Double.MIN_NORMAL && x != 0 && y != 0;
  }

  /** Whether slopes may depend on what underflow took from values. */
  boolean isSunk() {
    return sunk || steep;
  }

  /** Whether products with slopes may leave the range of doubles, or a slope was not finite. */
  boolean isExtreme() {
    return extreme;
  }

  /** Records that digits may be lost, and how fast coefficients grow. */
  void doubt(double growth) {
    rate = Math.max(rate, growth);
  }

  boolean isDoubtful() {
    return rate >= 0;
  }

  double rate() {
    return rate;
  }
}
