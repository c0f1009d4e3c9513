package org.duetad.forward;

import org.duetad.core.Factors;
import org.duetad.core.spi.Tag;

/** The directions of one sweep; each of its numbers has one tangent per direction. */
final class Directions extends Tag {

  final int width;

  /** Whether a slope was infinite or NaN, or a derivative of the result. */
  private boolean nonFinite;

  /** Whether a slope underflowed, or products with it may. */
  private boolean extreme;

  private boolean tiedVectors;

  /** 1, 4, 8 or 16 directions. */
  Directions(int width) {
    this.width = width;
  }

  /** Records a slope that is not moderate, with the operand. */
  void note(double slope, double operand) {
    nonFinite |= !Double.isFinite(slope);
    extreme |= Factors.isExtreme(slope, operand);
  }

  /** Records an operand that is infinite or NaN, of a rule without slopes. */
  void noteNonFinite() {
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
   * Whether a careful pass is needed: a factor was not finite, a slope underflowed or products with
   * it may, or vectors had no tangents.
   */
  boolean isUncertain() {
    return nonFinite || extreme || tiedVectors;
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
