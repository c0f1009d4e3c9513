package org.duetad.checkpoint.store;

import java.util.Arrays;

/** The state that each slot of a run holds, and the checks shared by all stores. */
final class Contents {

  private static final long NONE = -1;

  private final String store;
  private final int length;
  private final long[] states;
  private boolean closed;

  Contents(String store, int slots, int length) {
    this.store = store;
    this.length = length;
    states = new long[slots];
    Arrays.fill(states, NONE);
  }

  /**
   * Checks the arguments with which a store is opened.
   *
   * @throws IllegalArgumentException if a number is negative
   */
  static void check(String store, int slots, int length) {
    if (slots < 0 || length < 0) {
      throw new IllegalArgumentException(
          store
              + ": "
              + slots
              + " slots for states of length "
              + length
              + "; pass 0 or more of each");
    }
  }

  /**
   * The slot counts as empty until {@link #holds} is called: after a failed write it cannot be
   * read.
   */
  void write(int slot, long state, double[] values) {
    String what = "write of state " + state + " to slot " + slot;
    slot(what, slot);
    length(what, values);
    if (state < 0) {
      throw new IllegalArgumentException(
          store + ": " + what + ": there is no such state; states are counted from 0");
    }
    states[slot] = NONE;
  }

  void holds(int slot, long state) {
    states[slot] = state;
  }

  void read(int slot, long state, double[] values) {
    String what = "read of state " + state + " from slot " + slot;
    slot(what, slot);
    length(what, values);
    if (state < 0 || states[slot] != state) {
      String held = states[slot] == NONE ? "is empty" : "holds state " + states[slot];
      throw new IllegalStateException(
          store + ": " + what + ", which " + held + "; write the state before reading it");
    }
  }

  void drop(int slot) {
    slot("drop of slot " + slot, slot);
    states[slot] = NONE;
  }

  void close() {
    closed = true;
  }

  private void slot(String what, int slot) {
    if (closed) {
      throw new IllegalStateException(
          store + ": " + what + " after close; open the store again for another run");
    }
    if (slot < 0 || slot >= states.length) {
      throw new IndexOutOfBoundsException(
          store + ": " + what + ": there are " + states.length + " slots, counted from 0");
    }
  }

  private void length(String what, double[] values) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          store
              + ": "
              + what
              + ": an array of length "
              + values.length
              + ", but the slots were opened for states of length "
              + length);
    }
  }
}
