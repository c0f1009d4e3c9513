package org.duetad.acceleration.bytecode;

import org.duetad.core.program.loops.LaneSums;

/**
 * Adds products over lanes to four or eight sums at once, each of four partial sums: {@code s[at_j
 * + i mod 4] += x_j[i] z[i]}, the last lane i first. Where there are fewer sums, the last one is
 * added several times, with one result.
 */
interface SumsCode {

  /**
   * Adds to four sums.
   *
   * @param s the partial sums
   * @param at where those of each sum begin
   * @param k the first sum
   * @param last the last sum
   * @param x the factors of each sum
   * @param z the factors in common
   * @param n how many lanes there are, a multiple of 4
   */
  void four(double[] s, int[] at, int k, int last, double[][] x, double[] z, int n);

  /** The same with eight sums. */
  void eight(double[] s, int[] at, int k, int last, double[][] x, double[] z, int n);

  /** Adds a chunk of {@link LaneSums} to two sums; n is not read. */
  void twoInChunk(double[] s, int[] at, int k, int last, double[][] x, double[] z, int n);
}
