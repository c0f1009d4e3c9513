package org.duetad.checkpoint.verify;

/**
 * What the states were when they were computed for the first time, in 8 bytes each, to compare with
 * when they are computed again: see {@link StateHash}. So that a message names the component, there
 * are 4 bytes more for each component, as long as the given number of bytes lasts.
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
    StringBuilder what = new StringBuilder("its state is another on recomputation");
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
