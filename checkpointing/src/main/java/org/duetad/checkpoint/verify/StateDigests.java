package org.duetad.checkpoint.verify;

/**
 * Digests of the states when first computed, 8 bytes each, for comparison on recomputation: see
 * {@link StateHash}. So that messages can name the component, 4 more bytes are kept for each
 * component, as long as the given number of bytes lasts.
 */
final class StateDigests {

  private final int length;
  private final IntTable states = new IntTable(2, Long.MAX_VALUE);
  private final IntTable components;
  private long start;

  /**
   * No states yet.
   *
   * @param length how many components a state has
   * @param componentBytes how many bytes may be spent on naming components
   */
  StateDigests(int length, long componentBytes) {
    this.length = length;
    components = new IntTable(length, length == 0 ? 0 : componentBytes);
  }

  /**
   * Stores the digest of a state that is computed for the first time, and compares it later. First
   * computations must come in order.
   *
   * @param step how many steps led to the state
   * @param state the state
   * @throws IllegalStateException if the state differs from its first computation, or states were
   *     skipped
   * @throws IllegalArgumentException if the state has another length
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
              + " of them, are known; the next one must follow them");
    }
    long hash = StateHash.of(state);
    if (row == states.size()) {
      remember(row, hash, state);
    } else if (hash != hashAt(row)) {
      throw changed(step, row, state);
    }
  }

  private void remember(long row, long hash, double[] state) {
    states.grow();
    states.set(row, 0, (int) (hash >>> 32));
    states.set(row, 1, (int) hash);
    if (components.size() == row && components.grow()) {
      for (int i = 0; i < length; i++) {
        components.set(row, i, StateHash.of(state[i]));
      }
    }
  }

  private long hashAt(long row) {
    return (long) states.at(row, 0) << 32 | Integer.toUnsignedLong(states.at(row, 1));
  }

  private IllegalStateException changed(long step, long row, double[] state) {
    StringBuilder what = new StringBuilder("its state differs on recomputation");
    if (row < components.size()) {
      for (int i = 0; i < length; i++) {
        if (components.at(row, i) != StateHash.of(state[i])) {
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
}
