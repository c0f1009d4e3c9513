package org.duetad.checkpoint.schedule;

/**
 * The minimal cost of reversing {@code l} steps with {@code s} snapshots, in exact integers.
 *
 * <p>One of the s snapshots holds the initial state. Besides the recomputed steps counted here,
 * which are not recorded, every step is recorded once. The formulas are those of A. Griewank and A.
 * Walther, Algorithm 799: revolve, ACM Transactions on Mathematical Software 26(1), 2000, pages 19
 * to 45.
 */
public final class BinomialCost {

  private static final long TOO_LARGE = Long.MAX_VALUE;

  private BinomialCost() {}

  /**
   * {@code β(s, r) = (s + r)! / (s! r!)}: how many steps can be reversed with s snapshots if no
   * step is recomputed more than r times.
   *
   * @param s the number of snapshots, 0 or more
   * @param r the number of repetitions, 0 or more
   * @return the number of steps
   * @throws IllegalArgumentException if an argument is negative
   * @throws ArithmeticException if the result is not below {@code 2⁶³ - 1}
   */
  public static long beta(long s, long r) {
    atLeast(0, "snapshots", s);
    atLeast(0, "repetitions", r);
    long beta = saturated(s, r);
    if (beta == TOO_LARGE) {
      throw new ArithmeticException(
          "beta(" + s + ", " + r + "): the result exceeds a long; take fewer of either");
    }
    return beta;
  }

  /**
   * {@code r(l, s) = min { r : β(s, r) >= l }}: how often the most repeated step is recomputed.
   *
   * @param l the number of steps, 1 or more
   * @param s the number of snapshots, 1 or more
   * @return the number of repetitions
   * @throws IllegalArgumentException if an argument is less than 1
   */
  public static long repetitions(long l, long s) {
    atLeast(1, "steps", l);
    atLeast(1, "snapshots", s);
    long low = 0;
    long high = l - 1; // β(s, l - 1) >= β(1, l - 1) = l
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (saturated(s, middle) >= l) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /**
   * {@code t(l, s) = r l - β(s + 1, r - 1)} with {@code r = r(l, s)}: the least number of
   * recomputed steps. When the result of the last step is needed before the reversal begins, as for
   * a value with its gradient, the least number is {@code t(l + 1, s)}.
   *
   * @param l the number of steps, 1 or more
   * @param s the number of snapshots, 1 or more
   * @return the number of recomputed steps
   * @throws IllegalArgumentException if an argument is less than 1
   * @throws ArithmeticException if {@code r l} exceeds a long
   */
  public static long advances(long l, long s) {
    long r = repetitions(l, s);
    if (r <= 1) {
      return r * (l - 1); // β(s + 1, 0) = 1
    }
    if (l > Long.MAX_VALUE / r) {
      throw new ArithmeticException(
          "advances(" + l + ", " + s + "): " + r + " times " + l + " exceeds a long");
    }
    return r * l - beta(s + 1, r - 1);
  }

  /**
   * The least number of snapshots taken, the initial one included, by a schedule that recomputes
   * the fewest steps: 0 for {@code l = 1}, 1 for {@code s = 1}, otherwise, with {@code r = r(l,
   * s)}, {@code max(β(s - 1, r - 1), l - β(s, r - 1))}.
   *
   * @param l the number of steps, 1 or more
   * @param s the number of snapshots, 1 or more
   * @return the number of snapshots written
   * @throws IllegalArgumentException if an argument is less than 1
   */
  public static long writes(long l, long s) {
    long r = repetitions(l, s);
    if (l == 1 || s == 1) {
      return Math.min(l - 1, 1);
    }
    return Math.max(beta(s - 1, r - 1), l - beta(s, r - 1));
  }

  /** {@code β(s, r)}, as a product in which every prefix is a binomial coefficient. */
  private static long saturated(long s, long r) {
    long most = Math.max(s, r);
    long beta = 1;
    for (long i = 1; i <= Math.min(s, r); i++) {
      long common = gcd(beta, i);
      long left = beta / common;
      long right = (most + i) / (i / common);
      if (most > Long.MAX_VALUE - i || left > Long.MAX_VALUE / right) {
        return TOO_LARGE;
      }
      beta = left * right;
    }
    return beta;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private static void atLeast(long least, String what, long n) {
    if (n < least) {
      throw new IllegalArgumentException(
          "checkpointing: " + n + " " + what + "; pass " + least + " or more");
    }
  }
}
