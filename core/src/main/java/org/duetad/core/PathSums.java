package org.duetad.core;

/**
 * Sums of sizes of paths, products of slopes, as logarithms of base 2: neither a product nor a sum
 * leaves the range on the way, so that the order of factors is irrelevant. For authors of modes.
 */
public final class PathSums {

  /** Of no path. */
  public static final double NONE = Double.NEGATIVE_INFINITY;

  private static final double LOG_2 = Math.log(2.0);

  private PathSums() {}

  /**
   * Of one path.
   *
   * @param factor the product of its slopes
   * @return the logarithm of its size; infinite if it is NaN
   */
  public static double of(double factor) {
    double size = Math.abs(factor);
    return Double.isNaN(size) ? Double.POSITIVE_INFINITY : Math.log(size) / LOG_2;
  }

  /**
   * Of paths and what follows them.
   *
   * @param sum of some paths
   * @param next of those that follow
   * @return of the composed ones
   */
  public static double times(double sum, double next) {
    return sum == NONE || next == NONE ? NONE : sum + next;
  }

  /**
   * Of two sets of paths.
   *
   * @param a of one set
   * @param b of the other
   * @return of both
   */
  public static double plus(double a, double b) {
    double larger = Math.max(a, b);
    double apart = Math.abs(a - b);
    return Double.isInfinite(larger) ? larger : larger + Math.log1p(Math.pow(2.0, -apart)) / LOG_2;
  }

  /**
   * The sum as a number.
   *
   * @param sum its logarithm
   * @return 0 only if there is no path; infinite beyond the range of doubles
   */
  public static double size(double sum) {
    return sum == NONE ? 0.0 : Math.max(Math.pow(2.0, sum), Double.MIN_VALUE);
  }

  /**
   * Whether a sum is beyond the range of doubles.
   *
   * @param sum its logarithm
   * @return whether it is infinite as a number
   */
  public static boolean isBeyond(double sum) {
    return !(sum < Double.MAX_EXPONENT + 1.0);
  }
}
