package org.duetad.checkpoint.schedule;

/**
 * {@code t(l, s)} for up to a number of slots: {@code β(s, r)} for the first r is kept in a table.
 */
final class AdvanceTable {

  private static final int REPETITIONS = 32;

  /** Indexed by slots, then repetitions; ends where {@code β} exceeds a long. */
  private final long[][] betas;

  AdvanceTable(int slots) {
    betas = new long[slots + 2][REPETITIONS];
    for (int s = 0; s < betas.length; s++) {
      for (int r = 0; r < REPETITIONS; r++) {
        betas[s][r] = r == 0 || s == 0 ? 1 : sum(betas[s][r - 1], betas[s - 1][r]);
      }
    }
  }

  /** No length that occurs here comes near the largest long. */
  private static long sum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  long advances(long steps, int slots) {
    if (steps <= 1) {
      return 0;
    }
    if (slots == 1) {
      return steps % 2 == 0 ? steps / 2 * (steps - 1) : (steps - 1) / 2 * steps;
    }
    long[] row = betas[slots];
    for (int r = 1; r < REPETITIONS; r++) {
      if (row[r] >= steps) {
        return r * steps - betas[slots + 1][r - 1];
      }
    }
    return BinomialCost.advances(steps, slots);
  }
}
