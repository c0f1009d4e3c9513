package org.duetad.core.rules;

import java.util.Arrays;
import java.util.Set;
import org.duetad.core.spi.Arguments;

/**
 * Whether a rule is evaluated at a point where it has no derivative, so that its slope there is a
 * choice: at the kinks of its {@link Domain}, and at ties. For inspections of recorded programs.
 */
public final class Kinks {

  private static final Set<Primitive> PIECEWISE_LINEAR =
      Set.of(
          Arithmetic.ABS,
          Arithmetic.SIGNUM,
          Arithmetic.FLOOR,
          Arithmetic.CEIL,
          Arithmetic.RINT,
          Arithmetic.COPY_SIGN,
          Arithmetic.MAX,
          Arithmetic.MIN,
          Activations.RELU,
          Reductions.MAX_OF,
          Reductions.MIN_OF,
          Reductions.SELECT);

  private Kinks() {}

  /**
   * Whether a rule selects, compares or rounds: its values are exact, and linear between kinks and
   * jumps. Remainders, whose slopes round, do not count.
   *
   * @param rule a rule of any number of operands
   * @return whether it is one of these
   */
  public static boolean isPiecewiseLinear(Primitive rule) {
    return PIECEWISE_LINEAR.contains(Arguments.given("kinks", "rule", rule));
  }

  /**
   * Whether f has a kink, a jump or a pole at x.
   *
   * @param rule f
   * @param x the operand
   * @return true if the slope at x is a choice
   */
  public static boolean at(UnaryRule rule, double x) {
    Arguments.given("kinks", "rule", rule);
    if (rule.equals(Arithmetic.FLOOR) || rule.equals(Arithmetic.CEIL)) {
      return x == Math.rint(x);
    }
    if (rule.equals(Arithmetic.RINT) || rule.equals(Elementary.TAN_PI)) {
      return Math.abs(x - Math.floor(x)) == 0.5;
    }
    return isKink(rule.domain(), x);
  }

  /**
   * Whether f has a kink, a jump or a pole at (x, y).
   *
   * @param rule f
   * @param x the left operand
   * @param y the right operand
   * @return true if a slope at (x, y) is a choice
   */
  public static boolean at(BinaryRule rule, double x, double y) {
    Arguments.given("kinks", "rule", rule);
    if (rule.equals(Arithmetic.MAX) || rule.equals(Arithmetic.MIN)) {
      return x == y;
    }
    if (rule.equals(Elementary.HYPOT)) {
      return x == 0 && y == 0;
    }
    if (rule.equals(Elementary.ATAN2)) {
      return x == 0 && y <= 0;
    }
    if (rule.equals(Elementary.POW)) {
      return x == 0 && y <= 1;
    }
    return isKink(rule.left(), x) || isKink(rule.right(), y);
  }

  /**
   * Whether f has a kink or a jump at x.
   *
   * @param rule f
   * @param x the operands
   * @return true if a slope at x is a choice
   */
  public static boolean at(Reduction rule, double... x) {
    Arguments.given("kinks", "rule", rule);
    Arguments.given("kinks", "array of operands", x);
    if (rule.equals(Reductions.MAX_OF) || rule.equals(Reductions.MIN_OF)) {
      double best = rule.value(x);
      return Arrays.stream(x).filter(xi -> xi == best).count() > 1;
    }
    if (rule.equals(Reductions.NORM2)) {
      return Arrays.stream(x).allMatch(xi -> xi == 0);
    }
    if (rule.equals(Reductions.LOG_SUM_EXP)) {
      return Arrays.stream(x).allMatch(xi -> xi == Double.NEGATIVE_INFINITY);
    }
    if (rule.equals(Reductions.SELECT)) {
      return x[0] == 0;
    }
    return !rule.domain().kinks().isEmpty()
        && Arrays.stream(x).anyMatch(xi -> isKink(rule.domain(), xi));
  }

  private static boolean isKink(Domain domain, double x) {
    for (double kink : domain.kinks()) {
      if (kink == x) {
        return true;
      }
    }
    return false;
  }
}
