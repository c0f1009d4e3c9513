package org.duetad.core.sparse;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All that a function observed of the numbers in one evaluation: the outcome of each comparison,
 * and the bits of each value that was read. The control flow of a function of its arguments alone
 * depends on nothing else, so two evaluations with equal traces did the same operations. It is kept
 * whole: equality is exact.
 */
final class Trace {

  private static final byte VALUE = 9;

  private byte[] bytes = new byte[16];
  private int size;

  boolean compared(boolean outcome) {
    put(outcome ? (byte) 1 : (byte) 0);
    return outcome;
  }

  int compared(int sign) {
    put((byte) (4 + Integer.signum(sign)));
    return sign;
  }

  double read(double value) {
    put(VALUE);
    long bits = Double.doubleToLongBits(value);
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      put((byte) (bits >>> shift));
    }
    return value;
  }

  private void put(byte next) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.addExact(size, size));
    }
    bytes[size++] = next;
  }

  /** Whether nothing was observed: every evaluation does the same operations. */
  boolean isEmpty() {
    return size == 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Trace t && Arrays.equals(bytes, 0, size, t.bytes, 0, t.size);
  }

  @Override
  public int hashCode() {
    return size;
  }
}
