package org.duetad.core.program.loops;

/**
 * Adds what lanes contribute to numbers that they all read. Each such number has four partial sums,
 * of the turns modulo 4, to which the last turn adds first: any means has the same bits.
 */
public interface LaneSums {

  /**
   * {@code sums[at_k + (turn + i) mod 4] += x_k[i] z[i]} for each k, the last lane i first.
   *
   * @param sums the partial sums of all numbers
   * @param at where those of each number begin, which are different numbers
   * @param x the factors of each number in the lanes, perhaps followed by unused arrays
   * @param z the factors that they have in common
   * @param turn the turn of the first lane
   * @param n how many lanes there are
   */
  void addProducts(double[] sums, int[] at, double[][] x, double[] z, int turn, int n);
}
