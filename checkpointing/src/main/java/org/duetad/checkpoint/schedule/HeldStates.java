package org.duetad.checkpoint.schedule;

import java.util.Arrays;

/** Which states the slots of one tier hold. Memory is proportional to the slots in use. */
final class HeldStates {

  static final long NONE = -1;

  private final int slots;
  private long[] states = new long[0];

  HeldStates(int slots) {
    this.slots = slots;
  }

  int slots() {
    return slots;
  }

  boolean has(int slot) {
    return slot >= 0 && slot < slots;
  }

  long state(int slot) {
    return slot < states.length ? states[slot] : NONE;
  }

  void set(int slot, long state) {
    if (slot >= states.length) {
      int used = states.length;
      states = Arrays.copyOf(states, (int) Math.min(slots, Math.max(slot + 1L, 2L * used)));
      Arrays.fill(states, used, states.length, NONE);
    }
    states[slot] = state;
  }
}
