package org.duetad.core.reference;

import org.duetad.core.Arguments;

/**
 * The identity of one derivative call: its numbers carry it, so that those of another call, or of
 * an ended one, are recognised.
 */
final class ImaginaryUnit {

  private boolean ended;

  void end() {
    ended = true;
  }

  /** Every operation asks first. */
  void check(Object operation) {
    if (ended) {
      throw Arguments.escaped(operation);
    }
  }
}
