package org.duetad.forward;

import org.duetad.core.Tag;

/** The identity of one call of Taylor mode, and the order at which its series are cut off. */
final class Expansion extends Tag {

  final int order;

  Expansion(int order) {
    this.order = order;
  }
}
