package org.duetad.forward;

import org.duetad.core.Scalar;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.UnaryRule;
import org.jspecify.annotations.Nullable;

/**
 * Functions that are each other's slope, {@code y' = p x', p' = ±y x'}: sine and cosine, and the
 * hyperbolic ones. Only these would otherwise need a new function for every order.
 *
 * @param partner the slope p as a function of the operand
 * @param partnersSign of p
 * @param sign of the partner's slope
 */
record Pair(UnaryRule partner, double partnersSign, double sign) {

  private static final Pair SIN = new Pair(Elementary.COS, 1, -1);
  private static final Pair COS = new Pair(Elementary.SIN, -1, -1);
  private static final Pair SINH = new Pair(Elementary.COSH, 1, 1);
  private static final Pair COSH = new Pair(Elementary.SINH, 1, 1);

  /** The pair that a rule is one of, or null. */
  @SuppressWarnings("ReferenceEquality") // A rule is a constant; its components compare slowly.
  static @Nullable Pair of(UnaryRule rule) {
    return rule == Elementary.SIN
        ? SIN
        : rule == Elementary.COS
            ? COS
            : rule == Elementary.SINH ? SINH : rule == Elementary.COSH ? COSH : null;
  }

  Recurrence recurrence(TaylorScalar x) {
    double[] p = new double[x.order + 1];
    p[0] = partnersSign * partner.value().applyAsDouble(x.value());
    return (y, k) -> {
      p[k] = sign * Convolution.integral(y.upTo(k - 1), x.upTo(k), k);
      return Convolution.integral(p, x.upTo(k), k);
    };
  }

  NumberRecurrence recurrence(NestedSeries x) {
    Scalar[] p = new Scalar[x.order + 1];
    p[0] = signed(partnersSign, x.at(0).apply(partner));
    return (y, k) -> {
      p[k] = signed(sign, NumberConvolution.integral(y.upTo(k - 1), x.upTo(k), k));
      return NumberConvolution.integral(p, x.upTo(k), k);
    };
  }

  private static Scalar signed(double sign, Scalar x) {
    return sign < 0 ? x.negate() : x;
  }
}
