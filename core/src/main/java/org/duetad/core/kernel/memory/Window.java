package org.duetad.core.kernel.memory;

import java.util.Arrays;

/**
 * A stretch of memory, copied while terms are added to it: loops over arrays from their first
 * element on are vectorised, others are not.
 */
public final class Window {

  /** So many terms are added one by one. */
  public static final int FEW = 16;

  /** How much longer it may be than a row. */
  private static final int BORDER = 64;

  private final double[] copy;
  private final double[] moved;

  /** What is added to: the copy, or memory itself if the stretch begins with it. */
  private double[] sums;

  private int start;
  private int length;

  /** For rows of a number of lanes at most. */
  Window(int lanes) {
    copy = new double[lanes + BORDER];
    sums = copy;
    moved = new double[lanes + BORDER];
  }

  /** Whether there is room for the places from one to before another. */
  boolean fits(int from, int end) {
    return end - from <= copy.length;
  }

  public void open(double[] memory, int from, int end) {
    start = from;
    length = end - from;
    sums = start == 0 ? memory : copy;
    if (start > 0) {
      System.arraycopy(memory, start, copy, 0, length);
    }
  }

  /**
   * Adds the terms of lanes from one to before another.
   *
   * @param zero the place of the first lane of all
   */
  public void add(double[] terms, int from, int end, int zero) {
    int at = zero + from - start;
    int after = at + end - from;
    if (at == 0 && from == 0) {
      LaneMath.increase(sums, terms, after);
      return;
    }
    if (after - at <= FEW) {
      for (int i = from; i < end; i++) {
        sums[zero + i - start] += terms[i];
      }
      return;
    }
    Arrays.fill(moved, 0, at, 0.0);
    System.arraycopy(terms, from, moved, at, end - from);
    LaneMath.increase(sums, moved, after);
  }

  public void close(double[] memory) {
    if (start > 0) {
      System.arraycopy(copy, 0, memory, start, length);
    }
  }
}
