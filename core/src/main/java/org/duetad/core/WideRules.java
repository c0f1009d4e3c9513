package org.duetad.core;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.rules.UnderflowTies;
import org.jspecify.annotations.Nullable;

/**
 * Rules on {@link Wide} numbers: arithmetic, roots, powers, exponentials and logarithms in their
 * range; every other rule by what it is on doubles ({@link WideResult}).
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
    UNARY.put(Arithmetic.SIGNUM, x -> Wide.of(Math.signum(x.mantissa), 0, x.kind));
    UNARY.put(Arithmetic.FLOOR, x -> whole(Arithmetic.FLOOR, x));
    UNARY.put(Arithmetic.CEIL, x -> whole(Arithmetic.CEIL, x));
    UNARY.put(Arithmetic.RINT, x -> whole(Arithmetic.RINT, x));
    UNARY.put(Elementary.SQRT, Wide::squareRoot);
    UNARY.put(Elementary.CBRT, WidePowers::cubeRoot);
    UNARY.put(Elementary.EXP, WidePowers::exp);
    UNARY.put(Elementary.EXPM1, x -> nearZero(Elementary.EXPM1, x, WidePowers::exp));
    UNARY.put(Elementary.SINH, x -> nearZero(Elementary.SINH, x, WideRules::sinh));
    UNARY.put(Elementary.COSH, x -> inRange(Elementary.COSH, x, WideRules::cosh));
    UNARY.put(Elementary.LOG, WidePowers::log);
    UNARY.put(Elementary.LOG1P, x -> nearZero(Elementary.LOG1P, x, WidePowers::log));
    BINARY.put(Arithmetic.ADD, Wide::plus);
    BINARY.put(Arithmetic.SUBTRACT, (x, y) -> x.plus(y.negated()));
    BINARY.put(Arithmetic.MULTIPLY, Wide::product);
    BINARY.put(Arithmetic.DIVIDE, Wide::quotient);
    BINARY.put(Chain.PRODUCT, Wide::times);
    BINARY.put(Elementary.POW, WidePowers::pow);
    BINARY.put(Elementary.HYPOT, WideRules::hypot);
    BINARY.put(Elementary.ATAN2, WideRules::atan2);
    for (BinaryRule rule : UnderflowTies.rules()) {
      BINARY.put(rule, (x, y) -> Wide.of(rule.value().applyAsDouble(x.compareTo(y), 0)));
    }
  }

  private WideRules() {}

  private static boolean isNegative(Wide x) {
    return Math.copySign(1.0, x.mantissa) < 0;
  }

  /** Large numbers are whole. */
  private static Wide whole(UnaryRule rule, Wide x) {
    return x.exponent > 60 ? x : Wide.of(rule.value().applyAsDouble(x.value()), 0, x.kind);
  }

  /** A rule that is x next to 0. */
  private static Wide nearZero(UnaryRule rule, Wide x, UnaryOperator<Wide> otherwise) {
    return x.exponent < Double.MIN_EXPONENT ? x : inRange(rule, x, otherwise);
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
    return new WideResult(
            in -> rule.value().applyAsDouble(in[0]),
            definition == null ? null : in -> definition.apply(in[0]),
            rule::slopes)
        .at(x);
  }

  static Scalar apply(BinaryRule rule, Wide x, Wide y) {
    BinaryOperator<Wide> wide = BINARY.get(rule);
    if (wide != null) {
      return wide.apply(x, y);
    }
    BinaryOperator<Scalar> definition = rule.definition();
    return new WideResult(
            in -> rule.value().applyAsDouble(in[0], in[1]),
            definition == null ? null : in -> definition.apply(in[0], in[1]),
            rule::slopes)
        .at(x, y);
  }

  static Scalar apply(Reduction rule, Wide[] x) {
    var definition = rule.definition();
    return new WideResult(
            rule::value, definition == null ? null : in -> definition.apply(in), rule::slopes)
        .at(x);
  }

  static Scalar[] apply(GeneralRule rule, Wide[] x) {
    boolean areDoubles = Arrays.stream(x).allMatch(Wide::isDouble);
    Scalar @Nullable [] defined = areDoubles ? null : defined(rule, x);
    if (defined != null) {
      return defined;
    }
    double[] y = rule.evaluate(Arrays.stream(x).mapToDouble(Wide::value).toArray());
    if (areDoubles && !Arrays.stream(y).allMatch(WideResult::hasDigits)) {
      defined = defined(rule, x);
    }
    int kind = Arrays.stream(x).mapToInt(in -> in.kind).max().orElse(Wide.STRUCTURAL);
    Scalar[] results = new Scalar[y.length];
    for (int i = 0; i < y.length; i++) {
      results[i] = Wide.of(y[i], 0, kind);
      if (defined != null
          && defined[i] instanceof Wide wide
          && !WideResult.hasDigits(y[i])
          && WideResult.agrees(wide, y[i])) {
        results[i] = wide;
      }
    }
    return results;
  }

  /** By the definition, or null if there is none. */
  private static Scalar @Nullable [] defined(GeneralRule rule, Wide[] x) {
    try {
      return rule.definition(Arrays.copyOf(x, x.length, Scalar[].class));
    } catch (UnsupportedOperationException undefined) {
      return null;
    }
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

  /** The angle depends on the quotient; a tiny one is its own arctangent. */
  private static Wide atan2(Wide y, Wide x) {
    boolean beyond = y.isFinite() && x.isFinite() && !(y.isDouble() && x.isDouble());
    if (!beyond || y.isZero() || x.isZero()) {
      double angle = Elementary.ATAN2.value().applyAsDouble(y.value(), x.value());
      return Wide.of(angle, 0, y.kindWith(x));
    }
    long apart = y.exponent - x.exponent;
    if (apart < -60 && x.mantissa > 0) {
      return y.quotient(x);
    }
    double up = Math.scalb(y.mantissa, (int) Math.max(-100, Math.min(apart, 100)));
    return Wide.of(Math.atan2(up, x.mantissa), 0, y.kindWith(x));
  }
}
