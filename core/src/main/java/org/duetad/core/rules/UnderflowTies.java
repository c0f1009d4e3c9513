package org.duetad.core.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * Slopes where operands tie because both underflowed, or because one did and the other is zero. In
 * a recording for careful passes, which have numbers of any exponent, the comparison is repeated.
 * For authors of passes.
 */
public final class UnderflowTies {

  private static final Scalar ZERO = Scalar.of(0.0);
  private static final Scalar HALF = Scalar.of(0.5);
  private static final Scalar ONE = Scalar.of(1.0);

  /** The slope of comparisons, and of no other rule. */
  private static final BinaryRule.Slope FLAT = (x, y, z) -> ZERO;

  @SuppressWarnings("ImmutableEnumChecker") // Rules have no state.
  private enum Comparison {
    /** 1 where x is larger, 0 where y is, and 1/2 at a tie. */
    SHARE(1.0, 0.5, 0.0),

    /** 1 where x is larger, else 0. */
    ABOVE(1.0, 0.0, 0.0),

    /** 1 where y is larger, else 0. */
    BELOW(0.0, 0.0, 1.0),

    /** 1 at a tie, else 0. */
    EQUAL(0.0, 1.0, 0.0);

    final BinaryRule rule;

    Comparison(double above, double tie, double below) {
      rule =
          BinaryRule.of(
              name().toLowerCase(Locale.ROOT),
              Domain.REAL,
              Domain.REAL,
              (x, y) -> x > y ? above : x < y ? below : tie,
              FLAT,
              FLAT);
    }
  }

  private UnderflowTies() {}

  /**
   * The comparisons, as rules.
   *
   * @return all of them
   */
  public static List<BinaryRule> rules() {
    return Arrays.stream(Comparison.values()).map(comparison -> comparison.rule).toList();
  }

  /**
   * Whether a rule repeats a comparison.
   *
   * @param rule a rule
   * @return whether it is one of these
   */
  @SuppressWarnings("ReferenceEquality") // It is tested for each recorded operation.
  public static boolean isTie(BinaryRule rule) {
    return rule.leftSlope() == FLAT;
  }

  /**
   * The slope where numbers that did not underflow tie.
   *
   * @param rule one of these
   * @return a constant
   */
  public static Scalar constant(BinaryRule rule) {
    return Scalar.of(rule.value().applyAsDouble(0, 0));
  }

  /** The slope of the larger of two numbers of which neither is larger as a double. */
  static Scalar share(Scalar x, Scalar y) {
    return mayDiffer(x, y) ? x.apply(Comparison.SHARE.rule, y) : HALF;
  }

  /** The slope of what is constant below zero, for a number that is not above. */
  static Scalar above(Scalar x) {
    return mayDiffer(x, ZERO) ? x.apply(Comparison.ABOVE.rule, ZERO) : Arithmetic.flat(x);
  }

  /**
   * A slope of what has one from zero on and another below, for a number that is not below zero as
   * a double.
   *
   * @param x the number
   * @param fromZero the slope from zero on
   * @param below the slope below
   */
  static Scalar bent(Scalar x, Scalar fromZero, Supplier<Scalar> below) {
    if (!mayDiffer(x, ZERO)) {
      return fromZero;
    }
    Scalar isBelow = x.apply(Comparison.BELOW.rule, ZERO);
    return isBelow.isTraced()
        ? Chain.times(below.get(), isBelow).add(Chain.times(fromZero, ONE.subtract(isBelow)))
        : fromZero;
  }

  /** The slopes of numbers that tie as the result, or null if these are 1/k, as for doubles. */
  static Scalar @Nullable [] shares(Scalar[] x, Scalar y) {
    if (!y.isTraced() || Math.abs(y.primal()) >= Double.MIN_NORMAL) {
      return null;
    }
    Scalar[] shares = new Scalar[x.length];
    Scalar sum = ZERO;
    for (int i = 0; i < x.length; i++) {
      shares[i] = x[i].primal() == y.primal() ? x[i].apply(Comparison.EQUAL.rule, y) : ZERO;
      sum = sum.add(shares[i]);
    }
    Scalar count = sum;
    if (!count.isTraced()) {
      return null;
    }
    return Arrays.stream(shares)
        .map(share -> share.primal() == 0 ? ZERO : share.divide(count))
        .toArray(Scalar[]::new);
  }

  private static boolean mayDiffer(Scalar x, Scalar y) {
    return (x.isTraced() || y.isTraced())
        && x.primal() == y.primal()
        && Math.abs(x.primal()) < Double.MIN_NORMAL;
  }
}
