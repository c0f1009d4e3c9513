package org.duetad.core.reference;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import org.duetad.core.rules.Activations;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.Special;
import org.duetad.core.rules.UnaryRule;
import org.jspecify.annotations.Nullable;

/** The rules without a definition in simpler operations, in decimal arithmetic. */
final class BigForms {

  @FunctionalInterface
  interface Unary {
    BigDecimal at(BigDecimal x, MathContext context);
  }

  @FunctionalInterface
  interface Binary {
    BigDecimal at(BigDecimal x, BigDecimal y, MathContext context);
  }

  private static final Map<UnaryRule, Unary> UNARY =
      Map.ofEntries(
          entry(Arithmetic.NEGATE, (x, c) -> x.negate()),
          entry(Arithmetic.RECIPROCAL, (x, c) -> BigDecimal.ONE.divide(x, c)),
          entry(Arithmetic.SQUARE, (x, c) -> x.multiply(x)),
          entry(Arithmetic.SIGNUM, (x, c) -> BigDecimal.valueOf(x.signum())),
          entry(Arithmetic.FLOOR, (x, c) -> Big.floor(x)),
          entry(Arithmetic.CEIL, (x, c) -> Big.ceil(x)),
          entry(Arithmetic.RINT, (x, c) -> Big.rint(x)),
          entry(Elementary.SQRT, Big::sqrt),
          entry(Elementary.CBRT, Big::cbrt),
          entry(Elementary.EXP, Big::exponential),
          entry(Elementary.EXPM1, Big::expm1),
          entry(Elementary.LOG, Big::log),
          entry(Elementary.LOG1P, Big::log1p),
          entry(Elementary.LOG10, (x, c) -> Big.log(x, c).divide(Big.log(BigDecimal.TEN, c), c)),
          entry(Elementary.SIN, Big::sin),
          entry(Elementary.COS, Big::cos),
          entry(Elementary.TAN, Big::tan),
          entry(Elementary.SIN_PI, Big::sinPi),
          entry(Elementary.COS_PI, Big::cosPi),
          entry(Elementary.TAN_PI, (x, c) -> Big.sinPi(x, c).divide(Big.cosPi(x, c), c)),
          entry(
              Elementary.LOG2,
              (x, c) -> Big.log(x, c).divide(Big.log(BigDecimal.valueOf(2), c), c)),
          entry(Elementary.ASIN, Big::asin),
          entry(Elementary.ACOS, Big::acos),
          entry(Elementary.ATAN, Big::atan),
          entry(Elementary.SINH, Big::sinh),
          entry(Elementary.COSH, Big::cosh),
          entry(Elementary.TANH, Big::tanh),
          entry(Elementary.ASINH, Big::asinh),
          entry(Elementary.ACOSH, Big::acosh),
          entry(Elementary.ATANH, Big::atanh),
          entry(Activations.GELU, BigSpecial::gelu),
          entry(Special.ERF, BigSpecial::erf),
          entry(Special.ERFC, BigSpecial::erfc),
          entry(Special.ERF_INV, BigSpecial::erfInv),
          entry(Special.NORMAL_CDF, BigSpecial::normalCdf),
          entry(Special.LOG_GAMMA, BigSpecial::logGamma),
          entry(Special.DIGAMMA, BigSpecial::digamma),
          entry(Special.TRIGAMMA, (x, c) -> BigSpecial.polygamma(1, x, c)),
          entry(Special.polygamma(2), (x, c) -> BigSpecial.polygamma(2, x, c)),
          entry(Special.SINC_PI, BigSpecial::sincPi),
          entry(Special.BESSEL_I0, BigSpecial::besselI0),
          entry(Special.BESSEL_I1, BigSpecial::besselI1),
          entry(Special.BESSEL_J0, BigSpecial::besselJ0),
          entry(Special.BESSEL_J1, BigSpecial::besselJ1));

  private static final Map<BinaryRule, Binary> BINARY =
      Map.ofEntries(
          entry(Arithmetic.ADD, BigDecimal::add),
          entry(Arithmetic.SUBTRACT, BigDecimal::subtract),
          entry(Arithmetic.MULTIPLY, BigDecimal::multiply),
          entry(Arithmetic.DIVIDE, BigDecimal::divide),
          entry(Arithmetic.REMAINDER, Big::remainder),
          entry(Arithmetic.COPY_SIGN, (x, y, c) -> y.signum() < 0 ? x.abs().negate() : x.abs()),
          entry(Arithmetic.FMOD, (x, y, c) -> x.remainder(y)),
          entry(Elementary.POW, Big::pow),
          entry(Elementary.HYPOT, Big::hypot),
          entry(Elementary.ATAN2, Big::atan2),
          entry(Special.LOG_BETA, BigSpecial::logBeta));

  private BigForms() {}

  static @Nullable Unary of(UnaryRule rule) {
    return UNARY.get(rule);
  }

  static @Nullable Binary of(BinaryRule rule) {
    return BINARY.get(rule);
  }
}
