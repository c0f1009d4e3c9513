package org.duetad.forward;

import org.duetad.core.Factors;
import org.duetad.core.spi.Tag;

/** The directions of one sweep; each of its numbers has one tangent per direction. */
final class Directions extends Tag {

  final int width;

  /** Whether the tangents need a careful pass. */
  private boolean uncertain;

  /** 1, 4, 8 or 16 directions. */
  Directions(int width) {
    this.width = width;
  }

  /** Records a slope that is not moderate, with the operand. */
  void note(double slope, double operand) {
    uncertain |= Factors.isUncertain(slope, operand);
  }

  /** Records the largest operand of a rule without slopes. */
  void noteOperand(double operand) {
    uncertain |= Factors.isHuge(operand) || !Double.isFinite(operand);
  }

  /** Records that vectors had no tangents, which may be unused. */
  void noteTiedVectors() {
    uncertain = true;
  }

  /** Records a factor that may not be finite. */
  void note(double factor) {
    uncertain |= !Double.isFinite(factor);
  }

  /**
   * Whether a careful pass is needed: a factor was not finite, a slope underflowed or products with
   * it may, or vectors had no tangents.
   */
  boolean isUncertain() {
    return uncertain;
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
