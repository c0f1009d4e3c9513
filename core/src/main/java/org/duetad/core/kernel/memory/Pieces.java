package org.duetad.core.kernel.memory;

import java.util.Arrays;

/**
 * Stretches of lanes whose places are equally far from each other, in the order of their first
 * places: of two that share a place, that with the lower base has it in a later turn.
 */
public final class Pieces {

  private int count;
  private int[] from = new int[8];
  private int[] end = new int[8];
  private int[] base = new int[8];
  private double[][] terms = new double[8][];

  public void clear() {
    count = 0;
  }

  /**
   * Adds a piece, after those with the same base.
   *
   * @param row the terms of all lanes
   * @param first the first lane
   * @param after the lane after the last
   * @param zero where the first lane of the block would be
   */
  public void add(double[] row, int first, int after, int zero) {
    if (count == from.length) {
      from = Arrays.copyOf(from, 2 * count);
      end = Arrays.copyOf(end, 2 * count);
      base = Arrays.copyOf(base, 2 * count);
      terms = Arrays.copyOf(terms, 2 * count);
    }
    int k = count++;
    for (; k > 0 && base[k - 1] > zero; k--) {
      from[k] = from[k - 1];
      end[k] = end[k - 1];
      base[k] = base[k - 1];
      terms[k] = terms[k - 1];
    }
    from[k] = first;
    end[k] = after;
    base[k] = zero;
    terms[k] = row;
  }

  /** The first place. */
  private int least() {
    int least = Integer.MAX_VALUE;
    for (int k = 0; k < count; k++) {
      least = Math.min(least, base[k] + from[k]);
    }
    return least;
  }

  /** The place after the last one. */
  private int most() {
    int most = 0;
    for (int k = 0; k < count; k++) {
      most = Math.max(most, base[k] + end[k]);
    }
    return most;
  }

  /** Adds all terms to what is a distance apart. */
  public void addTo(double[] sums, int stride, Window window) {
    if (stride == 1 && window.fits(least(), most())) {
      window.open(sums, least(), most());
      for (int k = 0; k < count; k++) {
        window.add(terms[k], from[k], end[k], base[k]);
      }
      window.close(sums);
      return;
    }
    for (int k = 0; k < count; k++) {
      double[] row = terms[k];
      int last = end[k];
      for (int i = from[k], place = base[k] + i * stride; i < last; i++, place += stride) {
        sums[place] += row[i];
      }
    }
  }
}
