package org.duetad.core;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.jspecify.annotations.Nullable;

/**
 * Rules on {@link Wide} numbers: arithmetic, roots, powers, exponentials and logarithms in their
 * range; every other rule by its value on doubles, or, where operands or result leave the range of
 * doubles, by its definition in simpler operations. A rule without a definition there has its value
 * at the nearest doubles that are as much zero, or finite, as the operands.
 */
final class WideRules {

  /** By identity: a rule is a constant. */
  private static final IdentityHashMap<UnaryRule, UnaryOperator<Wide>> UNARY =
      new IdentityHashMap<>();

  private static final IdentityHashMap<BinaryRule, BinaryOperator<Wide>> BINARY =
      new IdentityHashMap<>();

  static {
    UNARY.put(Arithmetic.NEGATE, Wide::negated);
    UNARY.put(Arithmetic.RECIPROCAL, x -> Wide.of(1.0).quotient(x));
    UNARY.put(Arithmetic.SQUARE, x -> x.product(x));
    UNARY.put(Arithmetic.ABS, x -> isNegative(x) ? x.negated() : x);
    UNARY.put(Arithmetic.FLOOR, x -> whole(Arithmetic.FLOOR, x));
    UNARY.put(Arithmetic.CEIL, x -> whole(Arithmetic.CEIL, x));
    UNARY.put(Arithmetic.RINT, x -> whole(Arithmetic.RINT, x));
    UNARY.put(Elementary.SQRT, Wide::squareRoot);
    UNARY.put(Elementary.CBRT, WidePowers::cubeRoot);
    UNARY.put(Elementary.EXP, WidePowers::exp);
    UNARY.put(Elementary.EXPM1, x -> inRange(Elementary.EXPM1, x, WidePowers::exp));
    UNARY.put(Elementary.SINH, x -> inRange(Elementary.SINH, x, WideRules::sinh));
    UNARY.put(Elementary.COSH, x -> inRange(Elementary.COSH, x, WideRules::cosh));
    UNARY.put(Elementary.LOG, WidePowers::log);
    UNARY.put(Elementary.LOG1P, x -> inRange(Elementary.LOG1P, x, WidePowers::log));
    BINARY.put(Arithmetic.ADD, Wide::plus);
    BINARY.put(Arithmetic.SUBTRACT, (x, y) -> x.plus(y.negated()));
    BINARY.put(Arithmetic.MULTIPLY, Wide::product);
    BINARY.put(Arithmetic.DIVIDE, Wide::quotient);
    BINARY.put(Chain.PRODUCT, Wide::times);
    BINARY.put(Elementary.POW, WidePowers::pow);
    BINARY.put(Elementary.HYPOT, WideRules::hypot);
  }

  private WideRules() {}

  private static boolean isNegative(Wide x) {
    return Math.copySign(1.0, x.mantissa) < 0;
  }

  /** Large numbers are whole. */
  private static Wide whole(UnaryRule rule, Wide x) {
    return x.exponent > 60 ? x : Wide.of(rule.value().applyAsDouble(x.value()), 0, x.kind);
  }

  /** By the value on doubles, or of a large operand or result otherwise. */
  private static Wide inRange(UnaryRule rule, Wide x, UnaryOperator<Wide> otherwise) {
    double y = rule.value().applyAsDouble(x.value());
    boolean large = x.exponent > Double.MAX_EXPONENT || Math.abs(y) > Double.MAX_VALUE;
    return large && x.isFinite() && !isPole(x) ? otherwise.apply(x) : Wide.of(y, 0, x.kind);
  }

  /** Of {@code log1p}: the infinity there is no overflow. */
  private static boolean isPole(Wide x) {
    return x.value() == -1;
  }

  private static Wide sinh(Wide x) {
    Wide half = cosh(x);
    return x.mantissa < 0 ? half.negated() : half;
  }

  private static Wide cosh(Wide x) {
    return WidePowers.exp(x.mantissa < 0 ? x.negated() : x).product(Wide.of(0.5));
  }

  static Scalar apply(UnaryRule rule, Wide x) {
    UnaryOperator<Wide> wide = UNARY.get(rule);
    if (wide != null) {
      return wide.apply(x);
    }
    UnaryOperator<Scalar> definition = rule.definition();
    return result(
        rule.value().applyAsDouble(x.value()),
        definition == null ? null : () -> definition.apply(x),
        x);
  }

  static Scalar apply(BinaryRule rule, Wide x, Wide y) {
    BinaryOperator<Wide> wide = BINARY.get(rule);
    if (wide != null) {
      return wide.apply(x, y);
    }
    BinaryOperator<Scalar> definition = rule.definition();
    return result(
        rule.value().applyAsDouble(x.value(), y.value()),
        definition == null ? null : () -> definition.apply(x, y),
        x,
        y);
  }

  static Scalar apply(Reduction rule, Wide[] x) {
    var definition = rule.definition();
    return result(
        rule.value(values(x)), definition == null ? null : () -> definition.apply(x.clone()), x);
  }

  static Scalar[] apply(GeneralRule rule, Wide[] x) {
    if (!areDoubles(x)) {
      try {
        return rule.definition(x.clone());
      } catch (UnsupportedOperationException undefined) {
        // No definition: by its value at the nearest doubles.
      }
    }
    double[] y = rule.evaluate(values(x));
    int kind = kindOf(x);
    Scalar[] results = new Scalar[y.length];
    Arrays.setAll(results, i -> Wide.of(y[i], 0, kind));
    return results;
  }

  private static double[] values(Wide[] x) {
    return Arrays.stream(x).mapToDouble(Wide::value).toArray();
  }

  /** The value on doubles, or in its place the definition, if that is out of their range. */
  private static Scalar result(double y, @Nullable Supplier<Scalar> definition, Wide... x) {
    Wide value = Wide.of(y, 0, kindOf(x));
    boolean isRight = WidePowers.isOrdinary(y) || Double.isNaN(y) || isGiven(x);
    if (definition == null || (isRight && areDoubles(x))) {
      return value;
    }
    Scalar defined = defined(definition);
    if (!(defined instanceof Wide wide) || (areDoubles(x) && !isNear(wide, y))) {
      return value;
    }
    return wide.as(Math.max(wide.kind, value.kind));
  }

  private static @Nullable Scalar defined(Supplier<Scalar> definition) {
    try {
      return definition.get();
    } catch (UnsupportedOperationException outOfReach) {
      return null;
    }
  }

  private static boolean isGiven(Wide... x) {
    for (Wide operand : x) {
      if (!operand.isFinite()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a number rounds to a double that overflowed or underflowed. */
  private static boolean isNear(Wide wide, double y) {
    double rounded = wide.rounded();
    return rounded == y || Math.abs(rounded - y) <= 4 * Double.MIN_VALUE;
  }

  private static boolean areDoubles(Wide... x) {
    for (Wide operand : x) {
      if (!operand.isDouble()) {
        return false;
      }
    }
    return true;
  }

  private static int kindOf(Wide... x) {
    int kind = Wide.STRUCTURAL;
    for (Wide operand : x) {
      kind = Math.max(kind, operand.kind);
    }
    return kind;
  }

  private static Wide hypot(Wide x, Wide y) {
    if (x.isFinite() && y.isFinite()) {
      double z = Math.hypot(x.value(), y.value());
      return x.isDouble() && y.isDouble() && z >= Double.MIN_NORMAL && z <= Double.MAX_VALUE
          ? Wide.of(z, 0, x.kindWith(y))
          : x.product(x).plus(y.product(y)).squareRoot();
    }
    double z = Elementary.HYPOT.value().applyAsDouble(x.value(), y.value());
    return Wide.of(z, 0, x.kindWith(y));
  }
}
