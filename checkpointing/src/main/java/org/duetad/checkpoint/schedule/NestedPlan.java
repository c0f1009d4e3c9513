package org.duetad.checkpoint.schedule;

/**
 * The least time of a reversal with slots in memory and on disk, by dynamic programming over the
 * place and the tier of the next snapshot, where states on disk may be read repeatedly, or copied
 * to memory when they are read (as G. Aupy, J. Herrmann, P. Hovland and Y. Robert, "Optimal
 * multistage algorithm for adjoint computation", SIAM Journal on Scientific Computing 38(3), 2016,
 * for bounded numbers of slots in both tiers and with costs in both).
 */
final class NestedPlan {

  private static final int MEMORY = 0;
  private static final int DISK = 1;

  private final StepCosts costs;
  private final int disk;

  /** By tier of the first state, slots that are free besides its own, and steps. */
  private final double[][][][] least;

  /** How far to advance before the next snapshot. */
  private final int[][][][] advances;

  /** The same time by free slots and steps, of a state for which a slot is to be chosen. */
  private final double[][][] begun;

  NestedPlan(int steps, int memory, int disk, StepCosts costs) {
    this.costs = costs;
    this.disk = disk;
    least = new double[2][memory + 1][disk + 1][steps + 1];
    advances = new int[2][memory + 1][disk + 1][steps + 1];
    begun = new double[memory + 1][disk + 1][steps + 1];
    for (int l = 2; l <= steps; l++) {
      for (int m = 0; m <= memory; m++) {
        for (int d = 0; d <= disk; d++) {
          plan(MEMORY, l, m, d);
          plan(DISK, l, m, d);
          begun[m][d][l] = Math.min(kept(l, m, d), onDisk(l, m, d));
        }
      }
    }
  }

  private void plan(int tier, int l, int m, int d) {
    double[] upper = begun[m][d];
    double[] stays = least[tier][m][d];
    double read = costs.read(tier(tier));
    double best = Double.POSITIVE_INFINITY;
    for (int j = 1; j < l; j++) {
      double lower = Math.min(read + stays[j], copied(tier, j, m, d));
      double seconds = j * costs.advance() + upper[l - j] + lower;
      if (seconds < best) {
        best = seconds;
        advances[tier][m][d][l] = j;
      }
    }
    stays[l] = best;
  }

  private static Tier tier(int tier) {
    return tier == MEMORY ? Tier.MEMORY : Tier.DISK;
  }

  private double kept(int l, int m, int d) {
    return m == 0 ? Double.POSITIVE_INFINITY : costs.memoryWrite() + least[MEMORY][m - 1][d][l];
  }

  private double onDisk(int l, int m, int d) {
    return d == 0 ? Double.POSITIVE_INFINITY : costs.diskWrite() + least[DISK][m][d - 1][l];
  }

  private double copied(int tier, int l, int m, int d) {
    return tier == MEMORY || m == 0 || l == 1
        ? Double.POSITIVE_INFINITY
        : costs.diskRead() + costs.memoryWrite() + least[MEMORY][m - 1][Math.min(d + 1, disk)][l];
  }

  /** In which tier to keep the first of l steps, with a number of slots free. */
  Tier tier(int l, int m, int d) {
    return kept(l, m, d) <= onDisk(l, m, d) ? Tier.MEMORY : Tier.DISK;
  }

  /** How far to advance from a state that is kept in a tier. */
  int advance(Tier tier, int l, int m, int d) {
    return advances[tier == Tier.MEMORY ? MEMORY : DISK][m][d][l];
  }

  /** Whether a state on disk is copied to memory when it is read for the first l of its steps. */
  boolean isCopied(Tier tier, int l, int m, int d) {
    return tier == Tier.DISK
        && copied(DISK, l, m, d) < costs.read(Tier.DISK) + least[DISK][m][d][l];
  }
}
