package org.duetad.forward;

import org.duetad.core.spi.Tag;

/** The identity of one call of Taylor mode, and the order at which its series are cut off. */
final class Expansion extends Tag {

  final int order;

  /** Whether its coefficients are numbers of the enclosing calls, not doubles. */
  final boolean isNested;

  private Expansion(int order, boolean isNested) {
    this.order = order;
    this.isNested = isNested;
  }

  /** Series of doubles. */
  Expansion(int order) {
    this(order, false);
  }

  /** Series of numbers. */
  static Expansion nested(int order) {
    return new Expansion(order, true);
  }
}
