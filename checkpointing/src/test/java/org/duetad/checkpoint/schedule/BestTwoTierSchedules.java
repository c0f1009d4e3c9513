package org.duetad.checkpoint.schedule;

import java.util.Arrays;

/**
 * The least time of reversal with slots in memory and on disk, by trying everything at every place
 * (dynamic programming): the next snapshot in either tier, states on disk read repeatedly, or
 * copied to memory when they are read. Like the multistage algorithm of G. Aupy, J. Herrmann, P.
 * Hovland and Y. Robert (SIAM Journal on Scientific Computing 38(3), 2016), for bounded numbers of
 * slots in both tiers and with costs in both. Without taping and sweeping.
 */
final class BestTwoTierSchedules {

  private final StepCosts costs;
  private final int memory;
  private final int disk;

  /** By tier of the first state, steps, and slots that are free besides its own. */
  private final double[][][][] least;

  BestTwoTierSchedules(int steps, int memory, int disk, StepCosts costs) {
    this.costs = costs;
    this.memory = memory;
    this.disk = disk;
    least = new double[2][steps + 1][memory + 1][disk + 2];
    for (int l = 2; l <= steps; l++) {
      for (int m = 0; m <= memory; m++) {
        for (int d = 0; d <= disk; d++) {
          least[0][l][m][d] = from(Tier.MEMORY, l, m, d);
          least[1][l][m][d] = from(Tier.DISK, l, m, d);
        }
        Arrays.fill(least[0][l][m], disk + 1, disk + 2, least[0][l][m][disk]);
        Arrays.fill(least[1][l][m], disk + 1, disk + 2, least[1][l][m][disk]);
      }
    }
  }

  double seconds(int l) {
    if (l <= 1) {
      return 0;
    }
    double onDisk = disk == 0 ? Double.POSITIVE_INFINITY : least[1][l][memory][disk - 1];
    return Math.min(
        costs.memoryWrite() + least[0][l][memory - 1][disk], costs.diskWrite() + onDisk);
  }

  private double from(Tier tier, int l, int m, int d) {
    double best = Double.POSITIVE_INFINITY;
    for (int j = 1; j < l; j++) {
      double seconds = j * costs.advance() + upper(l - j, m, d) + lower(tier, j, m, d);
      best = Math.min(best, seconds);
    }
    return best;
  }

  private double upper(int l, int m, int d) {
    if (l == 1) {
      return 0;
    }
    double inMemory = m == 0 ? Double.POSITIVE_INFINITY : least[0][l][m - 1][d];
    double onDisk = d == 0 ? Double.POSITIVE_INFINITY : least[1][l][m][d - 1];
    return Math.min(costs.memoryWrite() + inMemory, costs.diskWrite() + onDisk);
  }

  private double lower(Tier tier, int l, int m, int d) {
    double stays = costs.read(tier) + least[tier == Tier.MEMORY ? 0 : 1][l][m][d];
    if (tier == Tier.MEMORY || m == 0 || l == 1) {
      return stays;
    }
    double copied = least[0][l][m - 1][d + 1];
    return Math.min(stays, costs.diskRead() + costs.memoryWrite() + copied);
  }
}
