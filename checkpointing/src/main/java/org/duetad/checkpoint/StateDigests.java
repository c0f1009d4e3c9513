package org.duetad.checkpoint;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * What the states were when they were computed for the first time, in 8 bytes each, to compare with
 * when they are computed again. The digest is CRC-32 and CRC-32C together, which is a CRC of the
 * product of their polynomials: it misses no change of a single component, and others with
 * probability {@code 2⁻⁶⁴}.
 *
 * <p>So that a message names the component, there are 32 bits more for each component, as long as
 * the given number of bytes lasts. All NaNs are one: their bits depend on the compiler.
 */
final class StateDigests {

  private static final int PIECE = 1 << 10;

  private final int length;
  private final Rows states = new Rows(2, Long.MAX_VALUE);
  private final Rows components;
  private final CRC32 first = new CRC32();
  private final CRC32C second = new CRC32C();
  private final ByteBuffer piece;
  private long start;

  /**
   * No states yet.
   *
   * @param length how many components a state has
   * @param componentBytes how many bytes may be spent on naming components
   */
  StateDigests(int length, long componentBytes) {
    this.length = length;
    components = new Rows(length, length == 0 ? 0 : componentBytes);
    piece = ByteBuffer.allocate(Double.BYTES * Math.min(length, PIECE));
  }

  /**
   * Remembers a state that is computed for the first time, and compares it later. States come for
   * the first time in their order.
   *
   * @param step how many steps led to the state
   * @param state the state
   * @throws IllegalStateException if the state is not what it was, or states were left out
   * @throws IllegalArgumentException if it has another length
   */
  void expect(long step, double[] state) {
    if (state.length != length) {
      throw new IllegalArgumentException(
          "step " + step + ": a state of length " + state.length + ", expected " + length);
    }
    if (states.size() == 0) {
      start = step;
    }
    long row = step - start;
    if (row < 0 || row > states.size()) {
      throw new IllegalStateException(
          "step "
              + step
              + " comes out of order: the steps from "
              + start
              + " on, "
              + states.size()
              + " of them, are known; the next is the one after them");
    }
    digest(state);
    if (row == states.size()) {
      remember(row, state);
    } else if (!isSame(row)) {
      throw changed(step, row, state);
    }
  }

  private void remember(long row, double[] state) {
    states.grow();
    states.set(row, 0, (int) first.getValue());
    states.set(row, 1, (int) second.getValue());
    if (components.size() == row && components.grow()) {
      for (int i = 0; i < length; i++) {
        components.set(row, i, digest(state[i]));
      }
    }
  }

  private boolean isSame(long row) {
    return states.at(row, 0) == (int) first.getValue()
        && states.at(row, 1) == (int) second.getValue();
  }

  private IllegalStateException changed(long step, long row, double[] state) {
    StringBuilder what = new StringBuilder("its state is another on recomputation");
    if (row < components.size()) {
      for (int i = 0; i < length; i++) {
        if (components.at(row, i) != digest(state[i])) {
          what.setLength(0);
          what.append("component ").append(i).append(" was another number and is ");
          what.append(state[i]).append(" on recomputation");
          break;
        }
      }
    }
    return new IllegalStateException(
        "step "
            + step
            + " is not deterministic: "
            + what
            + "; a step must depend only on state, parameters and its own random numbers");
  }

  private void digest(double[] state) {
    first.reset();
    second.reset();
    for (int from = 0; from < length; from += PIECE) {
      piece.clear();
      for (int i = from; i < Math.min(length, from + PIECE); i++) {
        piece.putLong(Double.doubleToLongBits(state[i]));
      }
      update(first);
      update(second);
    }
  }

  private void update(Checksum checksum) {
    checksum.update(piece.array(), 0, piece.position());
  }

  /** Fibonacci hashing: numbers that differ in their last 30 bits at most have different ones. */
  private static int digest(double component) {
    return (int) ((Double.doubleToLongBits(component) * 0x9e3779b97f4a7c15L) >>> 32);
  }
}
