package org.duetad.core.kernel.loops;

/**
 * Turns of a loop that follow each other in a sequence of items.
 *
 * @param start the first item
 * @param period how many items there are in a turn
 * @param turns how many turns there are
 */
record Repetition(int start, int period, int turns) {

  /** Twice is no loop. */
  static final int LEAST_TURNS = 3;

  int end() {
    return start + period * turns;
  }
}
