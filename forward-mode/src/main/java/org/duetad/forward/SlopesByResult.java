package org.duetad.forward;

import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.Special;
import org.duetad.core.rules.UnaryRule;

/**
 * Slopes of high order in terms of a rule's own result. Those of the rule table are written in
 * further functions of the operands, so that nothing cancels; each of those has several slopes
 * itself, and their number grows exponentially with the order. These cost {@code O(d²)}, and lose
 * digits where the operands differ much in size.
 */
@SuppressWarnings("ReferenceEquality") // A rule is a constant; its components take long to compare.
final class SlopesByResult {

  /** Up to this order the slopes of the rule table are used. */
  private static final int EXACT = 5;

  private static final BinaryRule HYPOT =
      with(Elementary.HYPOT, (x, y, z) -> x.divide(z), (x, y, z) -> y.divide(z));

  private static final BinaryRule ATAN2 =
      with(
          Elementary.ATAN2,
          (y, x, z) -> x.divide(x.square().add(y.square())),
          (y, x, z) -> y.divide(x.square().add(y.square())).negate());

  private static final BinaryRule POW =
      with(Elementary.POW, (x, y, z) -> y.multiply(z).divide(x), (x, y, z) -> x.log().multiply(z));

  /** Beside 0 the quotient would cancel. */
  private static final double FAR = 2;

  private static final UnaryRule BESSEL_J1 =
      UnaryRule.of(
          Special.BESSEL_J1.name(),
          Special.BESSEL_J1.domain(),
          Special.BESSEL_J1.value(),
          (x, y) -> x.besselJ0().subtract(y.divide(x)));

  private SlopesByResult() {}

  /** A rule with the slope to use at x. */
  static UnaryRule of(UnaryRule rule, int order, double x) {
    return order > EXACT && rule == Special.BESSEL_J1 && Math.abs(x) > FAR ? BESSEL_J1 : rule;
  }

  private static BinaryRule with(
      BinaryRule rule, BinaryRule.Slope leftSlope, BinaryRule.Slope rightSlope) {
    return BinaryRule.of(
        rule.name(), rule.left(), rule.right(), rule.value(), leftSlope, rightSlope);
  }

  /**
   * A rule with the slopes to use.
   *
   * @param both whether both operands vary; the powers of one operand are a single chain
   */
  static BinaryRule of(BinaryRule rule, int order, boolean both) {
    if (order <= EXACT) {
      return rule;
    }
    if (rule == Elementary.POW && both) {
      return POW;
    }
    return rule == Elementary.HYPOT ? HYPOT : rule == Elementary.ATAN2 ? ATAN2 : rule;
  }
}
