package org.duetad.checkpoint.store;

import java.util.Arrays;

/** Which state each slot of a run holds, and the checks that all stores have in common. */
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
   * What a store is opened with.
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

  /** The slot is empty until it {@link #holds} the state: if writing fails, nobody reads it. */
  void write(int slot, long state, double[] values) {
    String what = "write of state " + state + " to slot " + slot;
    slot(what, slot);
    length(what, values);
    if (state < 0) {
      throw new IllegalArgumentException(
          store + ": " + what + ": there is no such state; they are counted from 0");
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
          store + ": " + what + ", which " + held + "; write the state before it is read");
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
