package org.duetad.core.kernel.memory;

/**
 * Looks for numbers that are not finite or not below 1e30, by sums that such a number makes NaN.
 */
public final class Doubts {

  /** From so many lanes on, loops over lanes are faster than one with a sum. */
  private static final int MANY = 64;

  private Doubts() {}

  /**
   * Whether no doubt was noted, and some numbers are below 1e30.
   *
   * @param doubts zero in the lanes of which none was noted; other numbers afterwards
   * @param values the numbers
   * @param count how many of them
   * @param scratch an array with as many lanes
   * @param other another one
   */
  static boolean areModerate(
      double[] doubts, double[] values, int count, double[] scratch, double[] other) {
    int lanes = doubts.length;
    if (lanes < MANY) {
      return LaneMath.areFinite(doubts, lanes) && LaneMath.doubt(values, 0, count) == 0;
    }
    LaneMath.addDoubts(doubts, values, Math.min(lanes, count));
    int from = lanes;
    for (; from + 2 * lanes <= count; from += 2 * lanes) {
      System.arraycopy(values, from, scratch, 0, lanes);
      System.arraycopy(values, from + lanes, other, 0, lanes);
      LaneMath.addDoubts(doubts, scratch, other, lanes);
    }
    for (; from < count; from += lanes) {
      int some = Math.min(lanes, count - from);
      System.arraycopy(values, from, scratch, 0, some);
      LaneMath.addDoubts(doubts, scratch, some);
    }
    return areFinite(doubts, scratch);
  }

  /** Adds one half to the other again and again. */
  private static boolean areFinite(double[] doubts, double[] scratch) {
    int left = doubts.length;
    for (; left > MANY; left -= left / 2) {
      System.arraycopy(doubts, left - left / 2, scratch, 0, left / 2);
      LaneMath.increase(doubts, scratch, left / 2);
    }
    return LaneMath.areFinite(doubts, left);
  }

  /** Adds what is not finite, as NaN, of each of some arrays; other numbers are zero. */
  public static void addInfinite(double[] doubts, double[][] x, int n) {
    for (int k = 0; k + 1 < x.length; k += 2) {
      addInfinite(doubts, x[k], x[k + 1], n);
    }
    if (x.length % 2 == 1) {
      addInfinite(doubts, x[x.length - 1], x[x.length - 1], n);
    }
  }

  private static void addInfinite(double[] doubts, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      doubts[i] = doubts[i] + 0.0 * x[i] + 0.0 * y[i];
    }
  }
}
