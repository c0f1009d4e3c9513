package org.duetad.forward;

import org.duetad.core.Chain;
import org.duetad.core.Factors;
import org.duetad.core.spi.Tag;

/** The directions of one sweep; each of its numbers has one tangent per direction. */
final class Directions extends Tag {

  final int width;

  /** Whether the tangents need a careful pass. */
  private boolean uncertain;

  /** Whether a tangent underflowed: a large slope may make it visible. */
  private boolean lost;

  /** Whether a slope was so large. */
  private boolean steep;

  /** Whether a product of numbers that are not zero underflowed. */
  private boolean sunk;

  /** Whether tangents have bounds of what they lost. */
  private final boolean watched;

  /** 1, 4, 8 or 16 directions. */
  Directions(int width) {
    this(width, false);
  }

  private Directions(int width, boolean watched) {
    this.width = width;
    this.watched = watched;
  }

  /** As many directions, with tangents that have bounds of what they lost. */
  Directions watched() {
    return new Directions(width, true);
  }

  boolean isWatched() {
    return watched;
  }

  /** Records a slope that is not moderate, with the operand. */
  void note(double slope, double operand) {
    uncertain |= Factors.isUncertain(slope, operand) || (steep && Chain.isOverflow(slope, operand));
  }

  /** The product with a slope that is not moderate, exactly 0 if a factor is 0. */
  double times(double slope, double tangent) {
    double product = Chain.times(slope, tangent);
    steep |= Factors.isSteep(slope);
    if (Math.abs(Factors.isSteep(slope) ? tangent : product) < Double.MIN_NORMAL) {
      noteLoss(slope, tangent);
    }
    return product;
  }

  private void noteLoss(double slope, double tangent) {
    if (Factors.isSteep(slope)) {
      uncertain |= tangent != 0 || lost;
    } else {
      lost |= tangent != 0;
    }
  }

  /** Whether a tangent underflowed. */
  boolean isLost() {
    return lost;
  }

  boolean isSteep() {
    return steep;
  }

  /** Records a slope of a number without tangents, which may have underflowed. */
  void noteOfNone(double slope) {
    note(slope);
    steep |= Factors.isSteep(slope);
    uncertain |= lost && Factors.isSteep(slope);
  }

  /** Records a tiny product, by its factors. */
  void noteSunk(double x, double y) {
    sunk |= x != 0 && y != 0;
  }

  /** Records a result of a rule, of an operand that is not zero, whose slope is not lost. */
  void noteSunk(double result, double operand, double slope) {
    sunk |= Factors.isSunk(result, operand, slope);
  }

  /** Whether slopes may depend on what underflow took from values. */
  boolean isSunk() {
    return sunk || steep;
  }

  /** Records a tangent that is multiplied by a slope that may have underflowed. */
  void noteFlat(double tangent) {
    uncertain |= Factors.isSteep(tangent);
    lost |= tangent != 0;
  }

  /** Records a tangent of a rule without slopes, which may have underflowed in it. */
  void noteResult(double tangent, double... direction) {
    if (Math.abs(tangent) < Double.MIN_NORMAL) {
      for (double of : direction) {
        lost |= of != 0;
      }
    }
  }

  /** Records the largest operand of a rule without slopes. */
  void noteOperand(double operand) {
    uncertain |= Factors.isHuge(operand) || !Double.isFinite(operand);
  }

  /** Records that vectors had no tangents, which may be unused. */
  void noteTiedVectors() {
    uncertain = true;
  }

  /** Records tangents of inputs, beside which zeros may be none. */
  void noteSeed(double... tangents) {
    uncertain |= !Factors.areMild(tangents);
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
    if (watched) {
      return new WatchedDual.Sum(width);
    }
    return switch (width) {
      case 1 -> new Dual1.Sum();
      case 4 -> new Dual4.Sum();
      case 8 -> new Dual8.Sum();
      default -> new Dual16.Sum();
    };
  }
}
