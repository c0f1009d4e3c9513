package org.duetad.forward;

import org.duetad.core.spi.Tag;

/** The directions of one sweep; each of its numbers has one tangent per direction. */
final class Directions extends Tag {

  final int width;

  /** Whether an operand was infinite: a zero slope may then result from overflow. */
  private boolean overflowed;

  /** Whether a slope or a tangent was infinite or NaN. */
  private boolean nonFinite;

  private boolean tiedVectors;

  /** 1, 4, 8 or 16 directions. */
  Directions(int width) {
    this.width = width;
  }

  /** Records a slope that is infinite or NaN, and an infinite operand. */
  void note(double slope, double operand) {
    overflowed |= Double.isInfinite(operand);
    nonFinite |= !Double.isFinite(slope);
  }

  /** Records an infinite operand of a rule without slopes. */
  void noteOverflow() {
    overflowed = true;
    nonFinite = true;
  }

  /** Records that vectors had no tangents, which may be unused. */
  void noteTiedVectors() {
    tiedVectors = true;
  }

  /** Records a factor that may not be finite. */
  void note(double factor) {
    nonFinite |= !Double.isFinite(factor);
  }

  /**
   * Whether a zero resulting from overflow may have been multiplied by an infinity, or vectors had
   * no tangents.
   */
  boolean isUncertain() {
    return (overflowed && nonFinite) || tiedVectors;
  }

  /** An empty sum of tangents. */
  Tangents tangents() {
    return switch (width) {
      case 1 -> new Dual1.Sum();
      case 4 -> new Dual4.Sum();
      case 8 -> new Dual8.Sum();
      default -> new Dual16.Sum();
    };
  }
}
