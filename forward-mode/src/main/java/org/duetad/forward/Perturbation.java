package org.duetad.forward;

import org.duetad.core.Arguments;

/**
 * The identity of one sweep: its numbers carry it, so that those of another sweep, or of an ended
 * one, are recognised.
 */
final class Perturbation {

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
