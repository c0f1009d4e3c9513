package org.duetad.checkpoint.schedule;

import org.jspecify.annotations.Nullable;

/**
 * Which states to keep while the number of steps is unknown. If it ended at state n, the intervals
 * between kept states {@code p_1 = 0 < ... < p_k}, the last one up to n, would be reversed from the
 * last to the first, the j-th with the slots of the states before it still taken: {@code Σ_j
 * t(len_j, s - j + 1)} advances. When all slots are taken, the live state replaces the kept state
 * whose loss makes this sum least after one more step, or is not kept if that is cheaper.
 *
 * <p>The sum is exact. Until a state is stored, the sum without any one of the states changes only
 * in the last interval, so a step takes constant time, and a step that stores takes O(s).
 */
final class KeptStates {

  static final int NONE = -1;

  private final int capacity;
  private @Nullable AdvanceTable table;
  private final long[] states;
  private int count;

  /** The sum over all intervals but the last, with no state dropped. */
  private long all;

  /** The same up to the last state but one. */
  private long allButTwo;

  /**
   * The least such sum with one state dropped, neither the first nor the last, and the index of
   * that state.
   */
  private long oneLost;

  private int lost;

  KeptStates(int capacity) {
    this.capacity = capacity;
    states = new long[capacity];
  }

  int count() {
    return count;
  }

  long state(int i) {
    return states[i];
  }

  long[] states() {
    return states;
  }

  boolean isFull() {
    return count == capacity;
  }

  /** Which state to replace by the live one, later than all kept ones; {@link #NONE} to skip it. */
  int replaced(long live) {
    if (capacity == 1) {
      return NONE;
    }
    long last = states[capacity - 1];
    long skipped = all + table().advances(live + 1 - last, 1);
    long replaceLast = allButTwo + table().advances(live - states[capacity - 2], 2);
    long replaceOther = capacity == 2 ? Long.MAX_VALUE : oneLost + table().advances(live - last, 2);
    if (skipped <= Math.min(replaceLast, replaceOther)) {
      return NONE;
    }
    return replaceLast <= replaceOther ? capacity - 1 : lost;
  }

  void remove(int i) {
    count--;
    System.arraycopy(states, i + 1, states, i, count - i);
  }

  void add(long state) {
    states[count] = state;
    count++;
    if (isFull()) {
      sumUp();
    }
  }

  /** Lazy: it is large, and only needed once all slots are taken. */
  private AdvanceTable table() {
    AdvanceTable made = table == null ? new AdvanceTable(capacity) : table;
    table = made;
    return made;
  }

  private void sumUp() {
    int intervals = capacity - 1;
    all = 0;
    allButTwo = 0;
    long moved = 0; // later intervals, with one more slot
    for (int i = 0; i < intervals; i++) {
      allButTwo = all;
      all += advances(i, i + 1, i);
      moved += i < 2 ? 0 : advances(i, i + 1, i - 1);
    }
    oneLost = Long.MAX_VALUE;
    long before = 0;
    for (int j = 1; j < intervals; j++) {
      long sum = before + advances(j - 1, j + 1, j - 1) + moved;
      if (sum < oneLost) {
        oneLost = sum;
        lost = j;
      }
      before += advances(j - 1, j, j - 1);
      moved -= j + 1 < intervals ? advances(j + 1, j + 2, j) : 0;
    }
  }

  /** From one kept state to another, with the slots of some states taken. */
  private long advances(int from, int to, int taken) {
    return table().advances(states[to] - states[from], capacity - taken);
  }
}
