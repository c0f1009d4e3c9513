package org.duetad.forward;

import org.duetad.core.spi.Tag;

/** The directions of one sweep: as many as its numbers have tangents. */
final class Directions extends Tag {

  final int width;

  /** Whether a slope was zero whose operand is infinite: overflow may have made the zero. */
  private boolean overflowed;

  /** Whether a slope or a tangent was infinite or NaN. */
  private boolean nonFinite;

  /** 1, 4, 8 or 16 directions. */
  Directions(int width) {
    this.width = width;
  }

  /** Takes note of a slope that is zero, infinite or NaN, and of an operand that is infinite. */
  void note(double slope, double operand) {
    overflowed |= Double.isInfinite(operand);
    nonFinite |= !Double.isFinite(slope);
  }

  /** Takes note of an operand that is infinite, of a rule without slopes. */
  void noteOverflow() {
    overflowed = true;
    nonFinite = true;
  }

  /** Takes note of a factor that may not be finite. */
  void note(double factor) {
    nonFinite |= !Double.isFinite(factor);
  }

  /** Whether a zero that overflow made may have met an infinity. */
  boolean isUncertain() {
    return overflowed && nonFinite;
  }

  /** Sums of tangents, none yet. */
  Tangents tangents() {
    return switch (width) {
      case 1 -> new Dual1.Sum();
      case 4 -> new Dual4.Sum();
      case 8 -> new Dual8.Sum();
      default -> new Dual16.Sum();
    };
  }
}
