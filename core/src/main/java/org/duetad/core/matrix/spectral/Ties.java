package org.duetad.core.matrix.spectral;

import java.util.Arrays;
import java.util.Locale;
import org.duetad.core.matrix.PowerOfTwo;
import org.duetad.core.matrix.TiedVectorsException;

/**
 * Which of sorted eigenvalues or singular values coincide, and which are zero. Values are chained:
 * each is compared with its neighbour.
 */
final class Ties {

  /** What a decomposition cannot tell apart, relative to the largest value and for each row. */
  private static final double ROUNDING = 16 * Math.ulp(1.0);

  /** Quotients by smaller differences have lost more than half of their digits. */
  private static final double HALF_OF_THE_DIGITS = 0x1p-26;

  /** Quotients of quotients by smaller differences lose digits that matter. */
  private static final double SOME_DIGITS = 0x1p-5;

  /** The same, where there is no way around them. */
  private static final double MORE_DIGITS = 0x1p-9;

  /**
   * Second quotients by smaller differences, of numbers of about 1, have lost half their digits.
   */
  private static final double NEAR_ZERO = 0x1p-9;

  /** What is smaller, relatively, is rounding. */
  private static final double NEGLIGIBLE = 64 * Math.ulp(1.0);

  private final double[] values;
  private final double tolerance;

  /** To each value the first and the one after the last that coincide with it. */
  private final int[] begin;

  private final int[] end;

  private Ties(double[] values, double tolerance) {
    this.values = values;
    this.tolerance = tolerance;
    this.begin = new int[values.length];
    this.end = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      boolean tied = i > 0 && Math.abs(values[i] - values[i - 1]) <= tolerance;
      begin[i] = tied ? begin[i - 1] : i;
      Arrays.fill(end, begin[i], i + 1, i + 1);
    }
  }

  /** Of the sorted values of a matrix of size n, those that differ by rounding. */
  static Ties of(double[] sorted, int n) {
    return new Ties(sorted, rounding(sorted, n));
  }

  /** What a decomposition of a matrix of size n with these values cannot tell apart. */
  static double rounding(double[] values, int n) {
    return ROUNDING * n * largest(values);
  }

  /** Differences up to this have lost half of their digits. */
  static double half(double[] values, int n) {
    return Math.max(ROUNDING * n, HALF_OF_THE_DIGITS) * largest(values);
  }

  /**
   * Of the sorted values of a matrix of size n, those whose difference has lost half its digits.
   */
  static Ties near(double[] sorted, int n) {
    return new Ties(sorted, half(sorted, n));
  }

  /**
   * Of the sorted values of a matrix of size n, those that cost derivatives of an order, or of the
   * third one, half of their digits: these have quotients by powers of differences.
   */
  static Ties costly(int order, double[] sorted, int n) {
    int highest = Math.max(order, 3);
    return new Ties(sorted, Math.max(costlyGap(highest, sorted, n), costlyGap(highest)));
  }

  /** Differences whose power of an order has lost half of its digits. */
  static double costlyGap(int order, double[] values, int n) {
    return Math.max(ROUNDING * n, costlyGap(order)) * largest(values);
  }

  /** The same between numbers of about 1. */
  static double costlyGap(int order) {
    return Math.pow(HALF_OF_THE_DIGITS, 1.0 / order);
  }

  /**
   * Requires that neighbours, unless they are tied, differ by so much that quotients of numbers of
   * about 1 keep half of their digits.
   */
  void requireApart(String what) {
    for (int i = 1; i < values.length; i++) {
      boolean near = Math.abs(values[i] - values[i - 1]) <= HALF_OF_THE_DIGITS;
      if (near && !tied(i - 1, i)) {
        throw nearlyCoincide(what, i - 1, i, 1);
      }
    }
  }

  /**
   * Of the sorted values of a matrix of size n, those whose difference has lost some digits; near
   * zero also those between which functions that vary on a scale of 1 hardly differ.
   */
  static Ties lossy(int order, double[] sorted, int n) {
    boolean computed = order <= InvariantFunction.MAX_ORDER;
    double relative = Math.max(ROUNDING * n, computed ? SOME_DIGITS : MORE_DIGITS);
    double tolerance = relative * largest(sorted);
    return new Ties(sorted, computed ? Math.max(tolerance, NEAR_ZERO) : tolerance);
  }

  boolean anyMultiple() {
    return values.length > 0 && Arrays.stream(end).distinct().count() < values.length;
  }

  boolean anyMultipleOrZero() {
    return anyMultiple() || (values.length > 0 && (zero(0) || zero(values.length - 1)));
  }

  static double largest(double[] values) {
    return PowerOfTwo.largest(values);
  }

  boolean tied(int i, int j) {
    return begin[i] == begin[j];
  }

  /** The first of the values that are tied with one, and the one after the last. */
  int[] cluster(int i) {
    return new int[] {begin[i], end[i]};
  }

  /** Whether a value is tied with another one. */
  boolean isMultiple(int i) {
    return end[i] - begin[i] > 1;
  }

  /** Whether a value is zero, or tied with one that is. */
  boolean zero(int i) {
    return Math.abs(values[begin[i]]) <= tolerance || Math.abs(values[end[i] - 1]) <= tolerance;
  }

  /** The mean of elements {@code stride · j} over the j tied with i. */
  double mean(double[] elements, int stride, int i) {
    if (!isMultiple(i)) {
      return elements[stride * i];
    }
    double sum = 0;
    for (int j = begin[i]; j < end[i]; j++) {
      sum += elements[stride * j];
    }
    return sum / (end[i] - begin[i]);
  }

  /** The slopes of values that share: means, and 0 of singular values that are zero. */
  double[] shared(double[] slopes, boolean singular) {
    double[] shared = new double[values.length];
    Arrays.setAll(shared, i -> singular && zero(i) ? 0.0 : mean(slopes, 1, i));
    return shared;
  }

  /** Whether a number is rounding, computed from a matrix of a norm. */
  boolean negligible(double part, double norm) {
    return Math.abs(part) <= NEGLIGIBLE * values.length * norm && norm < Double.POSITIVE_INFINITY;
  }

  TiedVectorsException coincide(String what, int i, int j) {
    return new TiedVectorsException(
        pair(what, i, j, "coincide")
            + ", so that their vectors have no derivative; take the values alone, functions as symmetricSqrt()"
            + " that do not depend on the choice of vectors, or a matrix whose values differ");
  }

  TiedVectorsException nearlyCoincide(String what, int i, int j, int order) {
    return new TiedVectorsException(
        pair(what, i, j, "nearly coincide")
            + ", so that derivatives of order "
            + order
            + " of what is computed from both lose more than half of their digits; take functions as"
            + " symmetricSqrt() or spectralProjector(), which lose none");
  }

  private String pair(String what, int i, int j, String coincide) {
    int first = Math.min(i, j);
    int second = Math.max(i, j);
    return String.format(
        Locale.ROOT,
        "%s: values %d and %d %s (%s and %s)",
        what,
        first,
        second,
        coincide,
        values[first],
        values[second]);
  }

  /** Of a single value that has no second derivative. */
  TiedVectorsException split(String what, int i) {
    return isMultiple(i) ? coincide(what, i, i + 1 < end[i] ? i + 1 : i - 1) : isZero(what, i);
  }

  TiedVectorsException isZero(String what, int i) {
    return new TiedVectorsException(
        what
            + ": singular value "
            + i
            + " is zero ("
            + values[i]
            + "), where its vectors have no derivative; take singularValues() if only values are wanted,"
            + " or vectors of nonzero ones");
  }
}
