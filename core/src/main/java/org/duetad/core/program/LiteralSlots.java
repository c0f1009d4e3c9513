package org.duetad.core.program;

import java.util.Arrays;

/**
 * The slots of a recording's constants, found by the bits of their values: a hash table with linear
 * probing, at most half full.
 */
final class LiteralSlots {

  /** In place of a slot: there is none. */
  static final int NONE = -1;

  private long[] bits = new long[16];
  private int[] slots = new int[16];
  private int size;

  LiteralSlots() {
    Arrays.fill(slots, NONE);
  }

  /** The slot of a value, or {@link #NONE}. */
  int find(double value) {
    return slots[index(Double.doubleToRawLongBits(value))];
  }

  /** Adds a value that has no slot. */
  void put(double value, int slot) {
    if (2 * ++size > slots.length) {
      grow();
    }
    put(Double.doubleToRawLongBits(value), slot);
  }

  private void put(long key, int slot) {
    int index = index(key);
    bits[index] = key;
    slots[index] = slot;
  }

  /** Where a key is, or where it can be put. */
  private int index(long key) {
    int mask = slots.length - 1;
    int index = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (slots[index] != NONE && bits[index] != key) {
      index = (index + 1) & mask;
    }
    return index;
  }

  private void grow() {
    long[] keys = bits;
    int[] values = slots;
    bits = new long[2 * keys.length];
    slots = new int[2 * keys.length];
    Arrays.fill(slots, NONE);
    for (int i = 0; i < keys.length; i++) {
      if (values[i] != NONE) {
        put(keys[i], values[i]);
      }
    }
  }
}
