package org.duetad.core.program.loops;

/**
 * Adds what lanes contribute to numbers that they all read. Each such number has four partial sums,
 * of the turns modulo {@value #PARTS}, to which the last turn adds first: any means has the same
 * bits.
 *
 * <p>A loop in chunks first adds up {@value #CHUNK} turns, from a multiple of that on, in {@value
 * #CLASSES} classes, of the turns modulo that, each from the last turn to the first; then the
 * classes are added to the partial sums as turns would be, the last one first. The JIT vectorises
 * this. Turns after the last whole chunk are in no class.
 */
public interface LaneSums {

  /** How many partial sums there are. */
  int PARTS = 4;

  /** How many turns a chunk has. */
  int CHUNK = 256;

  /** How many classes there are in a chunk. */
  int CLASSES = 64;

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

  /**
   * {@code sums[at_k + j mod 4] += x_k[j + 192] z[j + 192] + x_k[j + 128] z[j + 128] + x_k[j + 64]
   * z[j + 64] + x_k[j] z[j]} for each k, the last class j first.
   *
   * @param sums the partial sums of all numbers
   * @param at where those of each number begin, which are different numbers
   * @param x the factors of each number in a chunk, perhaps followed by unused arrays
   * @param z the factors that they have in common
   */
  void addChunk(double[] sums, int[] at, double[][] x, double[] z);
}
