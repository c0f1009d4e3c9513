package org.duetad.forward;

import org.duetad.core.spi.Tag;

/** The directions of one sweep: as many as its numbers have tangents. */
final class Directions extends Tag {

  final int width;

  /** 1, 4, 8 or 16 directions. */
  Directions(int width) {
    this.width = width;
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
