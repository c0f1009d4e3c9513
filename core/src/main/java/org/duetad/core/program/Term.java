package org.duetad.core.program;

import org.duetad.core.ChainFactor;
import org.duetad.core.PathSums;

/**
 * A sum of products of slopes, where a value overflowed: the logarithm of the size of its largest
 * product without a zero that overflow made, and of the largest one with such zeros, of which each
 * counts as 1. Factors below 1 count as 1, too, so that the order of the factors is irrelevant.
 * Products with an exact zero do not count.
 *
 * @param size of the products without such a zero, base 2; -∞ if there is none
 * @param doubt of the products with such a zero, likewise
 */
record Term(double size, double doubt) {

  private static final double NONE = PathSums.NONE;

  static final Term ZERO = new Term(NONE, NONE);
  static final Term ONE = new Term(0.0, NONE);

  /** A zero that overflow made. */
  private static final Term OVERFLOW = new Term(NONE, 0.0);

  static Term of(ChainFactor factor) {
    double value = Double.isNaN(factor.value()) && factor.doubt() != NONE ? 0.0 : factor.value();
    return new Term(exponent(value), factor.doubt() == NONE ? NONE : Math.max(0, factor.doubt()));
  }

  private static double exponent(double factor) {
    return factor == 0 ? NONE : Math.max(0, PathSums.of(factor));
  }

  static Term of(double value, boolean isFromOverflow) {
    return value == 0 && isFromOverflow ? OVERFLOW : new Term(exponent(value), NONE);
  }

  boolean isZero() {
    return size == NONE && doubt == NONE;
  }

  /** Whether a zero that overflow made is multiplied by what is no double. */
  boolean isUnknown() {
    return doubt >= Double.MAX_EXPONENT;
  }

  Term times(Term other) {
    return new Term(
        PathSums.times(size, other.size),
        Math.max(
            PathSums.times(doubt, other.doubt),
            Math.max(PathSums.times(size, other.doubt), PathSums.times(doubt, other.size))));
  }

  Term plus(Term other) {
    return new Term(Math.max(size, other.size), Math.max(doubt, other.doubt));
  }

  ChainFactor factor() {
    if (isZero()) {
      return ChainFactor.ZERO;
    }
    return isUnknown()
        ? ChainFactor.UNKNOWN
        : new ChainFactor(size == NONE ? 0.0 : 1.0, doubt == NONE ? NONE : 0.0);
  }
}
