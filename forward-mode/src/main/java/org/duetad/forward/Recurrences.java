package org.duetad.forward;

import org.duetad.core.Constant;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.UnaryRule;
import org.jspecify.annotations.Nullable;

/**
 * The recurrences that improve on the one derived from the slope of a rule ({@link ChainRule}):
 * those of products and quotients, and of pairs of functions that are each other's slope, the only
 * ones that would otherwise need a new function for every order (A. Griewank, A. Walther,
 * Evaluating Derivatives, 2nd edition, 2008, tables 13.1 and 13.2).
 */
@SuppressWarnings("ReferenceEquality") // A rule is a constant; its components take long to compare.
final class Recurrences {

  private Recurrences() {}

  static Recurrence of(UnaryRule rule, TaylorScalar x) {
    if (rule == Arithmetic.SQUARE) {
      return (y, k) -> Convolution.sum(x.upTo(k), x.upTo(k), 0, k);
    }
    Pair pair = Pair.of(rule);
    return pair == null ? new ChainRule(Slopes.of(rule, x)) : pair.recurrence(x);
  }

  static Recurrence of(BinaryRule rule, TaylorScalar x, TaylorScalar y) {
    if (rule == Arithmetic.MULTIPLY) {
      return (z, k) -> Convolution.sum(x.upTo(k), y.upTo(k), 0, k);
    }
    if (rule == Arithmetic.DIVIDE && y.value() != 0) {
      return quotient(x, y);
    }
    return new ChainRule(Slopes.of(rule, x, y));
  }

  static Recurrence of(BinaryRule rule, TaylorScalar x, Constant y) {
    return rule == Arithmetic.DIVIDE
        ? (z, k) -> Convolution.quotient(x.at(k), y.value())
        : new ChainRule(Slopes.of(rule, x, y));
  }

  static Recurrence of(BinaryRule rule, Constant x, TaylorScalar y) {
    return rule == Arithmetic.DIVIDE && y.value() != 0
        ? quotient(null, y)
        : new ChainRule(Slopes.of(rule, x, y));
  }

  /** The recurrence of a quotient; a null numerator stands for a constant. */
  private static Recurrence quotient(@Nullable TaylorScalar x, TaylorScalar y) {
    return (z, k) ->
        Convolution.nextOfQuotient(x == null ? 0.0 : x.at(k), y.upTo(k), z.upTo(k - 1), k);
  }
}
