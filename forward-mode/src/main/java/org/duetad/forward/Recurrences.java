package org.duetad.forward;

import org.duetad.core.Constant;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.UnaryRule;
import org.jspecify.annotations.Nullable;

/**
 * The recurrences that are better than what the slope of a rule gives by itself ({@link
 * ChainRule}): products and quotients, and pairs of functions that are each other's slope, of which
 * only these would otherwise need a new function for every order (A. Griewank, A. Walther,
 * Evaluating Derivatives, 2nd edition, 2008, tables 13.1 and 13.2).
 */
@SuppressWarnings("ReferenceEquality") // A rule is a constant; its components take long to compare.
final class Recurrences {

  private Recurrences() {}

  static Recurrence of(UnaryRule rule, TaylorScalar x) {
    double value = x.value();
    if (rule == Arithmetic.SQUARE) {
      return (y, k) -> Convolution.sum(x.upTo(k), x.upTo(k), 0, k);
    }
    if (rule == Elementary.SIN) {
      return new Pair(x, Math.cos(value), -1);
    }
    if (rule == Elementary.COS) {
      return new Pair(x, -Math.sin(value), -1);
    }
    if (rule == Elementary.SINH) {
      return new Pair(x, Math.cosh(value), 1);
    }
    if (rule == Elementary.COSH) {
      return new Pair(x, Math.sinh(value), 1);
    }
    return ChainRule.of(rule, x);
  }

  static Recurrence of(BinaryRule rule, TaylorScalar x, TaylorScalar y) {
    if (rule == Arithmetic.MULTIPLY) {
      return (z, k) -> Convolution.sum(x.upTo(k), y.upTo(k), 0, k);
    }
    if (rule == Arithmetic.DIVIDE) {
      return quotient(x, y);
    }
    return ChainRule.of(rule, x, y);
  }

  static Recurrence of(BinaryRule rule, TaylorScalar x, Constant y) {
    return rule == Arithmetic.DIVIDE
        ? (z, k) -> Convolution.quotient(x.at(k), y.value())
        : ChainRule.of(rule, x, y);
  }

  static Recurrence of(BinaryRule rule, Constant x, TaylorScalar y) {
    return rule == Arithmetic.DIVIDE ? quotient(null, y) : ChainRule.of(rule, x, y);
  }

  /** Of a numerator that is constant if it is null. */
  private static Recurrence quotient(@Nullable TaylorScalar x, TaylorScalar y) {
    return (z, k) ->
        Convolution.nextOfQuotient(x == null ? 0.0 : x.at(k), y.upTo(k), z.upTo(k - 1), k);
  }

  /** {@code y' = p x', p' = ±y x'}: sine and cosine, and the hyperbolic ones. */
  private static final class Pair implements Recurrence {

    private final TaylorScalar x;
    private final double sign;
    private final double[] partner;

    Pair(TaylorScalar x, double partner, double sign) {
      this.x = x;
      this.sign = sign;
      this.partner = new double[x.order + 1];
      this.partner[0] = partner;
    }

    @Override
    public double next(TaylorScalar y, int k) {
      partner[k] = sign * Convolution.integral(y.upTo(k - 1), x.upTo(k), k);
      return Convolution.integral(partner, x.upTo(k), k);
    }
  }
}
