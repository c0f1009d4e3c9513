package org.duetad.checkpoint.schedule;

import java.util.Arrays;

/**
 * Reverses a range of steps, one at a time, with the fewest advances and among those the fewest
 * snapshots taken (Griewank and Walther, Algorithm 799: revolve). Kept states lie on a stack of
 * slots in memory. The top one, with {@code n} remaining steps and {@code s} slots, its own
 * included, determines where the next one is taken: {@link #firstAdvance}.
 *
 * <p>Memory is proportional to the slots, and an action takes constant time: each kept state stores
 * a bound r of its repetitions and {@code β(s, r - 1)}, from which those of other s and r follow by
 * a product and a quotient.
 */
final class Reversal {

  private static final long UNDEFINED = -1;
  private static final long UNKNOWN = 0;

  private final int[] slots;
  private final long[] states;
  private final long[] repetitions;
  private final long[] betas;
  private int depth;

  private long first;
  private long end;
  private long live = UNDEFINED;
  private long taped = UNDEFINED;
  private long childRepetitions = UNKNOWN;
  private long childBeta;

  /** Empty at first; snapshots go to slots 0 to {@code slots - 1}. */
  Reversal(int slots) {
    this.slots = new int[slots];
    Arrays.setAll(this.slots, i -> i);
    states = new long[slots];
    repetitions = new long[slots];
    betas = new long[slots];
  }

  /** Empty at first; snapshots go to these slots, in this order. */
  Reversal(int[] slots) {
    this(slots.length);
    System.arraycopy(slots, 0, this.slots, 0, slots.length);
  }

  /** How many slots suffice for optimal reversal. */
  static int slotsNeeded(long steps, int slots) {
    return (int) Math.min(slots, Math.max(steps - 1, 0));
  }

  /**
   * Starts the reversal of the steps between two states, of which the first is live and in no slot.
   */
  void begin(long from, long to) {
    first = from;
    end = to;
    live = from;
    childRepetitions = UNKNOWN;
  }

  /**
   * Starts the reversal of all steps up to a state; the slots hold these states, the first being
   * state 0.
   */
  void begin(long[] kept, int count, long to) {
    System.arraycopy(kept, 0, states, 0, count);
    Arrays.fill(repetitions, 0, count, UNKNOWN);
    depth = count;
    first = 0;
    end = to;
    live = UNDEFINED;
  }

  /** Whether all steps have been swept. */
  boolean isDone() {
    return end == first && taped == UNDEFINED;
  }

  /** The next action; one must be left. */
  Action next() {
    if (taped != UNDEFINED) {
      return reverse();
    }
    if (depth > 0 && states[depth - 1] == end) {
      return drop();
    }
    boolean kept = depth > 0 && (live == UNDEFINED || live == states[depth - 1]);
    if (live == UNDEFINED) {
      live = states[depth - 1];
      return new Action.Restore(live, Tier.MEMORY, slots[depth - 1]);
    }
    if (live == end - 1) {
      return kept ? drop() : tape();
    }
    return kept ? advance() : store();
  }

  private Action reverse() {
    long from = end;
    end = taped;
    taped = UNDEFINED;
    live = UNDEFINED;
    return new Action.Reverse(from, end);
  }

  private Action tape() {
    taped = live;
    return new Action.Tape(live, end);
  }

  private Action drop() {
    depth--;
    return new Action.Drop(states[depth], Tier.MEMORY, slots[depth]);
  }

  private Action store() {
    states[depth] = live;
    repetitions[depth] = childRepetitions;
    betas[depth] = childBeta;
    depth++;
    return new Action.Store(live, Tier.MEMORY, slots[depth - 1]);
  }

  private Action advance() {
    long from = live;
    live += firstAdvance(depth - 1, end - from, slots.length - depth + 1L);
    return new Action.Advance(from, live);
  }

  /**
   * How far to advance from a kept state, with n > 1 steps left and s slots: m steps, such that
   * {@code m + t(m, s) + t(n - m, s - 1) = t(n, s)}. With {@code r = r(n, s)} that holds for {@code
   * β(s, r - 2) <= m <= β(s, r - 1)} and {@code β(s - 1, r - 1) <= n - m <= β(s - 1, r)}. The
   * number of snapshots taken, {@link BinomialCost#writes}, is first constant and then grows with n
   * for either part; m is chosen so that it grows only when neither part can stay constant: it is
   * the largest m with {@code m <= β(s, r - 2) + β(s - 1, r - 2)} if the whole is in its constant
   * range, and the largest with {@code n - m >= β(s - 1, r - 1) + β(s - 2, r - 1)} if not.
   */
  private long firstAdvance(int i, long n, long s) {
    if (s == 1) {
      return n - 1;
    }
    tighten(i, n, s);
    long r = repetitions[i];
    if (r == 1) {
      childRepetitions = 1;
      childBeta = 1;
      return 1;
    }
    long whole = betas[i]; // β(s, r - 1)
    long low = scaled(whole, r - 1, s + r - 1); // β(s, r - 2)
    long upper = whole - low; // β(s - 1, r - 1)
    long lowUpper = scaled(low, s, s + r - 2); // β(s - 1, r - 2)
    childRepetitions = r;
    childBeta = upper;
    repetitions[i] = r - 1;
    betas[i] = low;
    return n <= whole + upper
        ? Math.min(low + lowUpper, n - upper)
        : Math.min(whole, n - upper - (upper - lowUpper));
  }

  /** Tightens the bound to the actual repetitions of n steps. */
  private void tighten(int i, long n, long s) {
    if (repetitions[i] == UNKNOWN) {
      repetitions[i] = BinomialCost.repetitions(n, s);
      betas[i] = BinomialCost.beta(s, repetitions[i] - 1);
    }
    while (n <= betas[i]) {
      repetitions[i]--;
      betas[i] = scaled(betas[i], repetitions[i], s + repetitions[i]);
    }
  }

  /** {@code beta up / down}, which is an integer, without overflow of the product. */
  private static long scaled(long beta, long up, long down) {
    return beta / down * up + beta % down * up / down;
  }
}
