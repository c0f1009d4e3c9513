package org.duetad.forward;

import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.UnaryRule;

/**
 * The recurrence of a {@link NestedSeries}' coefficients: the recurrences of {@link Recurrences} on
 * numbers. It is called once for each order, in ascending order from 1.
 */
@FunctionalInterface
interface NumberRecurrence {

  /**
   * The coefficient of order k.
   *
   * @param y the series itself, known below order k
   * @param k the order, 1 or higher
   * @return {@code y_k}
   */
  Scalar next(NestedSeries y, int k);

  /** {@code y' = Σ s_i x_i'}. */
  static NumberRecurrence chain(Slopes slopes) {
    return (y, k) -> {
      Scalar[] s = slopes.at(y);
      Series[] x = slopes.operands();
      Scalar sum = term(s[0], (NestedSeries) x[0], k);
      for (int i = 1; i < x.length; i++) {
        sum = sum.add(term(s[i], (NestedSeries) x[i], k));
      }
      return sum;
    };
  }

  private static Scalar term(Scalar slope, NestedSeries x, int k) {
    return slope instanceof NestedSeries series
        ? NumberConvolution.integral(series.upTo(k - 1), x.upTo(k), k)
        : NumberConvolution.times(slope, x.at(k));
  }

  @SuppressWarnings("ReferenceEquality") // A rule is a constant.
  static NumberRecurrence of(UnaryRule rule, NestedSeries x) {
    if (rule == Arithmetic.SQUARE) {
      return (y, k) -> NumberConvolution.sum(x.upTo(k), x.upTo(k), 0, k);
    }
    Pair pair = Pair.of(rule);
    return pair == null ? chain(Slopes.of(rule, x)) : pair.recurrence(x);
  }

  @SuppressWarnings("ReferenceEquality") // A rule is a constant.
  static NumberRecurrence of(BinaryRule rule, NestedSeries x, NestedSeries y) {
    if (rule == Arithmetic.MULTIPLY) {
      return (z, k) -> NumberConvolution.sum(x.upTo(k), y.upTo(k), 0, k);
    }
    return rule == Arithmetic.DIVIDE && y.value() != 0
        ? (z, k) -> NumberConvolution.nextOfQuotient(x.at(k), y.upTo(k), z.upTo(k - 1), k)
        : chain(Slopes.of(rule, x, y));
  }

  @SuppressWarnings("ReferenceEquality") // A rule is a constant.
  static NumberRecurrence of(BinaryRule rule, NestedSeries x, Constant y) {
    return rule == Arithmetic.DIVIDE
        ? (z, k) -> NumberConvolution.quotient(x.at(k), y)
        : chain(Slopes.of(rule, x, y));
  }

  @SuppressWarnings("ReferenceEquality") // A rule is a constant.
  static NumberRecurrence of(BinaryRule rule, Constant x, NestedSeries y) {
    Scalar none = Scalar.of(0.0);
    return rule == Arithmetic.DIVIDE && y.value() != 0
        ? (z, k) -> NumberConvolution.nextOfQuotient(none, y.upTo(k), z.upTo(k - 1), k)
        : chain(Slopes.of(rule, x, y));
  }
}
