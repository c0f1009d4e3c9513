package org.duetad.core.program;

import java.util.Set;
import java.util.function.Function;
import org.duetad.core.Chain;
import org.duetad.core.Factors;
import org.duetad.core.Scalar;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.Kinks;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.UnaryRule;

/**
 * Rules on series beside a point: arithmetic and roots, and all others by their slopes, {@code y =
 * f(x_0) + ∫ f'(x) dx}; where a slope is not finite, by their definitions in simpler operations. At
 * a kink, where the slope is a choice, it is NaN.
 */
final class GermRules {

  /** Their slopes are roots, where they are infinite, too. */
  private static final Set<UnaryRule> ALGEBRAIC =
      Set.of(Elementary.ASIN, Elementary.ACOS, Elementary.ACOSH);

  private GermRules() {}

  static Scalar apply(UnaryRule rule, Germ x) {
    if (Factors.isBorder(rule) || rule.equals(Chain.STOP_GRADIENT)) {
      return x;
    } else if (rule.equals(Arithmetic.NEGATE)) {
      return x.times(-1.0);
    } else if (rule.equals(Arithmetic.SQUARE)) {
      return x.times(x);
    } else if (rule.equals(Arithmetic.RECIPROCAL)) {
      return x.power(-1);
    } else if (rule.equals(Arithmetic.ABS)) {
      return x.times(Math.signum(x.leading()));
    } else if (rule.equals(Arithmetic.SIGNUM)) {
      return Germ.of(Math.signum(x.leading()));
    } else if (rule.equals(Elementary.SQRT)) {
      return x.power(0.5);
    } else if (rule.equals(Elementary.CBRT)) {
      return x.leading() < 0 ? x.times(-1).power(1.0 / 3).times(-1) : x.power(1.0 / 3);
    }
    double at = x.value();
    double y = rule.value().applyAsDouble(at);
    if (!Double.isFinite(at)) {
      return Germ.NAN;
    }
    boolean finite = Double.isFinite(y) && Double.isFinite(rule.slopeAt(at, y));
    boolean kink = finite && Kinks.at(rule, at);
    // Slopes are smooth wherever their own slopes are finite.
    if (kink && !RuleTable.isOfSlopes(rule)) {
      return Germ.NAN;
    }
    if (kink || (!finite && !ALGEBRAIC.contains(rule))) {
      var definition = rule.definition();
      return definition == null ? Germ.NAN : definition.apply(x);
    }
    int order = x.order();
    Germ shorter = finite ? x.upTo(x.end() - order) : x;
    return general(y, order, x.end(), z -> Germ.integral(Germ.of(rule.slope().at(shorter, z)), x));
  }

  static Scalar apply(BinaryRule rule, Germ x, Germ y) {
    if (Chain.isProduct(rule) || rule.equals(Arithmetic.MULTIPLY)) {
      return x.times(y);
    } else if (rule.equals(Arithmetic.ADD)) {
      return x.plus(y);
    } else if (rule.equals(Arithmetic.SUBTRACT)) {
      return x.plus(y.times(-1.0));
    } else if (rule.equals(Arithmetic.DIVIDE)) {
      return x.times(y.power(-1));
    } else if (rule.equals(Elementary.HYPOT)) {
      return x.times(x).plus(y.times(y)).power(0.5);
    } else if (rule.equals(Elementary.POW) && y.isConstant()) {
      return x.power(y.value());
    }
    double left = x.value();
    double right = y.value();
    double z = rule.value().applyAsDouble(left, right);
    if (!Double.isFinite(left) || !Double.isFinite(right)) {
      return Germ.NAN;
    }
    boolean finite =
        Double.isFinite(z)
            && Double.isFinite(rule.leftSlopeAt(left, right, z))
            && Double.isFinite(rule.rightSlopeAt(left, right, z));
    boolean kink = finite && Kinks.at(rule, left, right);
    if (kink && !RuleTable.isOfSlopes(rule)) {
      return Germ.NAN;
    }
    if (kink || !finite) {
      var definition = rule.definition();
      return definition == null ? Germ.NAN : definition.apply(x, y);
    }
    int order = Math.min(x.order(), y.order());
    int end = Math.min(x.end(), y.end());
    Germ a = x.upTo(end - order);
    Germ b = y.upTo(end - order);
    return general(
        z,
        order,
        end,
        result ->
            Germ.integral(Germ.of(rule.leftSlope().at(a, b, result)), x)
                .plus(Germ.integral(Germ.of(rule.rightSlope().at(a, b, result)), y)));
  }

  /** By the slopes: if they are computed from the result, with more and more terms of it. */
  private static Scalar general(double value, int order, int end, Function<Germ, Germ> rest) {
    Germ first = Germ.of(value);
    Germ y = first.upTo(order);
    while (y.end() < end) {
      Germ next = first.plus(rest.apply(y)).upTo(end);
      if (next.end() <= y.end() || Double.isNaN(next.value())) {
        return next;
      }
      y = next;
    }
    return y;
  }
}
