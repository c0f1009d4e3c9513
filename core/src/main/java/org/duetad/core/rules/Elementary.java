package org.duetad.core.rules;

import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.special.HyperbolicTangent;
import org.duetad.core.special.InverseHyperbolic;
import org.duetad.core.special.Logarithms;
import org.duetad.core.special.Roots;
import org.duetad.core.special.TrigonometryPi;

/**
 * The rules of the elementary functions. Slopes are written so that they are within 4 ulp of the
 * true slope over the whole domain, not only where that is easy.
 */
public final class Elementary {

  private static final Scalar ZERO = Scalar.of(0.0);
  private static final Scalar HALF = Scalar.of(0.5);
  private static final Scalar ONE = Scalar.of(1.0);
  private static final Scalar THIRD = Scalar.of(1.0 / 3);
  private static final double LN_2 = 0.69314718055994530942;
  private static final double LN_10 = 2.30258509299404568402;
  private static final Scalar LOG2_E = Scalar.of(1.44269504088896340736);
  private static final Scalar LOG10_E = Scalar.of(0.43429448190325182765);

  /** {@code √x}, with slope +∞ at 0. */
  public static final UnaryRule SQRT =
      UnaryRule.of(
          "sqrt",
          Domain.NON_NEGATIVE.withKinks(0.0),
          Math::sqrt,
          (x, y) -> HALF.divide(y.add(ZERO))); // -0 + 0 is 0.

  /** {@code ∛x}, with slope +∞ at 0. */
  public static final UnaryRule CBRT =
      UnaryRule.of(
          "cbrt", Domain.REAL.withKinks(0.0), Math::cbrt, (x, y) -> THIRD.divide(y).divide(y));

  /** {@code eˣ}. */
  public static final UnaryRule EXP = UnaryRule.of("exp", Domain.REAL, Math::exp, (x, y) -> y);

  /** {@code eˣ - 1}. */
  public static final UnaryRule EXPM1 =
      UnaryRule.of("expm1", Domain.REAL, Math::expm1, (x, y) -> x.exp());

  /** {@code log x}. */
  public static final UnaryRule LOG =
      UnaryRule.of("log", Domain.POSITIVE, Math::log, (x, y) -> x.reciprocal());

  /** {@code log(1 + x)}. */
  public static final UnaryRule LOG1P =
      UnaryRule.of(
          "log1p",
          Domain.between(-1, Double.POSITIVE_INFINITY),
          Math::log1p,
          (x, y) -> x.add(1).reciprocal());

  /** {@code log₁₀ x}. */
  public static final UnaryRule LOG10 =
      UnaryRule.of("log10", Domain.POSITIVE, Math::log10, (x, y) -> LOG10_E.divide(x))
          .definedAs(x -> x.log().multiply(LOG10_E));

  /** {@code 2ˣ}. */
  public static final UnaryRule EXP2 =
      UnaryRule.of("exp2", Domain.REAL, x -> Math.pow(2, x), (x, y) -> y.multiply(LN_2))
          .definedAs(x -> Scalar.of(2.0).pow(x));

  /** {@code 10ˣ}. */
  public static final UnaryRule EXP10 =
      UnaryRule.of("exp10", Domain.REAL, x -> Math.pow(10, x), (x, y) -> y.multiply(LN_10))
          .definedAs(x -> Scalar.of(10.0).pow(x));

  /** {@code log₂ x}, exact for powers of two. */
  public static final UnaryRule LOG2 =
      UnaryRule.of("log2", Domain.POSITIVE, Logarithms::log2, (x, y) -> LOG2_E.divide(x))
          .definedAs(x -> x.log().multiply(LOG2_E));

  /** {@code sin πx}, with exact zeros. */
  public static final UnaryRule SIN_PI =
      UnaryRule.of(
              "sinPi",
              Domain.REAL,
              TrigonometryPi::sin,
              (x, y) -> x.apply(Elementary.SIN_PI_SLOPES.of(1)))
          .definedAs(Elementary::sinPi);

  /** {@code cos πx}, with exact zeros. */
  public static final UnaryRule COS_PI =
      UnaryRule.of(
              "cosPi",
              Domain.REAL,
              TrigonometryPi::cos,
              (x, y) -> x.apply(Elementary.COS_PI_SLOPES.of(1)))
          .definedAs(Elementary::cosPi);

  /** {@code tan πx}, with exact zeros and poles; the poles next to 0 are listed as kinks. */
  public static final UnaryRule TAN_PI =
      UnaryRule.of(
              "tanPi",
              Domain.REAL.withKinks(-4.5, -3.5, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5, 4.5),
              TrigonometryPi::tan,
              (x, y) -> y.square().add(1).multiply(Math.PI))
          .definedAs(x -> x.sinPi().divide(x.cosPi()));

  /** {@code sin x}. */
  public static final UnaryRule SIN =
      UnaryRule.of("sin", Domain.REAL, Math::sin, (x, y) -> x.cos());

  /** {@code cos x}. */
  public static final UnaryRule COS =
      UnaryRule.of("cos", Domain.REAL, Math::cos, (x, y) -> x.sin().negate());

  /** {@code tan x}. */
  public static final UnaryRule TAN =
      UnaryRule.of("tan", Domain.REAL, Math::tan, (x, y) -> y.square().add(1));

  /** {@code arcsin x}. */
  public static final UnaryRule ASIN =
      UnaryRule.of(
          "asin",
          Domain.of(-1, 1),
          Math::asin,
          (x, y) -> x.apply(SlopeRules.ONE_MINUS_SQUARE).sqrt().reciprocal());

  /** {@code arccos x}. */
  public static final UnaryRule ACOS =
      UnaryRule.of(
          "acos",
          Domain.of(-1, 1),
          Math::acos,
          (x, y) -> x.apply(SlopeRules.ONE_MINUS_SQUARE).sqrt().reciprocal().negate());

  /** {@code arctan x}. */
  public static final UnaryRule ATAN =
      UnaryRule.of("atan", Domain.REAL, Math::atan, (x, y) -> x.apply(SlopeRules.LORENTZIAN));

  /** {@code sinh x}. */
  public static final UnaryRule SINH =
      UnaryRule.of("sinh", Domain.REAL, Math::sinh, (x, y) -> x.cosh());

  /** {@code cosh x}. */
  public static final UnaryRule COSH =
      UnaryRule.of("cosh", Domain.REAL, Math::cosh, (x, y) -> x.sinh());

  /** {@code tanh x}, with slope {@code 1/cosh² x}, which does not underflow prematurely. */
  public static final UnaryRule TANH =
      UnaryRule.of(
          "tanh", Domain.REAL, HyperbolicTangent::tanh, (x, y) -> x.apply(SlopeRules.SECH_SQUARE));

  /** {@code arsinh x}. */
  public static final UnaryRule ASINH =
      UnaryRule.of(
          "asinh", Domain.REAL, InverseHyperbolic::asinh, (x, y) -> ONE.hypot(x).reciprocal());

  /** {@code arcosh x}. */
  public static final UnaryRule ACOSH =
      UnaryRule.of(
          "acosh",
          Domain.of(1, Double.MAX_VALUE),
          InverseHyperbolic::acosh,
          (x, y) -> x.subtract(1).sqrt().multiply(x.add(1).sqrt()).reciprocal());

  /** {@code artanh x}. */
  public static final UnaryRule ATANH =
      UnaryRule.of(
          "atanh",
          Domain.of(-1, 1),
          InverseHyperbolic::atanh,
          (x, y) -> x.apply(SlopeRules.ONE_MINUS_SQUARE).reciprocal());

  /**
   * {@code xʸ}. The slope in the exponent is NaN for a negative base (it is not evaluated for a
   * constant exponent) and 0 for base 0 and exponent {@code >= 0}; the slope in the base is 0 for
   * exponent 0.
   */
  public static final BinaryRule POW =
      BinaryRule.of(
          "pow",
          Domain.NON_NEGATIVE.withKinks(0.0),
          Domain.REAL,
          (x, y) -> Double.isNaN(x) ? x : Math.pow(x, y),
          (x, y, z) -> x.apply(Powers.of(1, 0), y),
          (x, y, z) -> x.apply(Powers.of(0, 1), y));

  /** {@code √(x² + y²)} without overflow or underflow, with gradient 0 at the origin. */
  public static final BinaryRule HYPOT =
      BinaryRule.of(
          "hypot",
          Domain.REAL.withKinks(0.0),
          Domain.REAL.withKinks(0.0),
          (x, y) -> Double.isNaN(x) || Double.isNaN(y) ? Double.NaN : Math.hypot(x, y),
          (x, y, z) -> x.apply(SlopeRules.COSINE, y),
          (x, y, z) -> y.apply(SlopeRules.COSINE, x));

  /** The angle of the point (y, x): {@code y.atan2(x)}. Its slopes at the origin are NaN. */
  public static final BinaryRule ATAN2 =
      BinaryRule.of(
          "atan2",
          Domain.REAL.withKinks(0.0),
          Domain.REAL.withKinks(0.0),
          Math::atan2,
          (y, x, z) -> x.apply(InversePowers.REAL, y),
          (y, x, z) -> x.apply(InversePowers.IMAGINARY, y));

  static final SlopeFamily SIN_PI_SLOPES =
      new SlopeFamily(
          "sinPiSlope", (n, x) -> TrigonometryPi.slope(n, 0, x), x -> x.cosPi().multiply(Math.PI));

  static final SlopeFamily COS_PI_SLOPES =
      new SlopeFamily(
          "cosPiSlope", (n, x) -> TrigonometryPi.slope(n, 1, x), x -> x.sinPi().multiply(-Math.PI));

  private Elementary() {}

  /**
   * The real n-th root: of a negative number, the negative root if n is odd, NaN if it is even.
   *
   * @param n the degree, not 0; {@code x^(-1/|n|)} if negative
   * @return the rule
   * @throws IllegalArgumentException if n is 0
   */
  public static UnaryRule root(int n) {
    if (n == 0) {
      throw new IllegalArgumentException(
          "rootN: the 0th root does not exist; pass a degree other than 0");
    }
    Domain domain = n % 2 == 0 ? Domain.NON_NEGATIVE : Domain.REAL;
    UnaryRule.Slope slope = n == 1 ? (x, y) -> ONE : (x, y) -> x.apply(SlopeRules.ofRoot(n));
    return UnaryRule.of(
            "root", domain.withKinks(0.0), Parametric.value(x -> Roots.root(x, n), n), slope)
        .definedAs(x -> rootDefinition(x, n));
  }

  /** {@code (-1)ⁿ sin(π(x - n))} for the integer n nearest to x. */
  private static Scalar sinPi(Scalar x) {
    return sign(x).multiply(x.subtract(x.rint()).multiply(Math.PI).sin());
  }

  /** {@code (-1)ⁿ cos(π(x - n))}, or by the sine of what {@code |x - n|} is less than 1/2. */
  private static Scalar cosPi(Scalar x) {
    Scalar rest = x.subtract(x.rint());
    Scalar size = rest.isLessThan(0) ? rest.negate() : rest;
    Scalar cosine =
        size.isLessThan(0.25)
            ? rest.multiply(Math.PI).cos()
            : HALF.subtract(size).multiply(Math.PI).sin();
    return sign(x).multiply(cosine);
  }

  /** {@code (-1)ⁿ}. */
  private static Scalar sign(Scalar x) {
    Scalar n = x.rint();
    Scalar parity = n.subtract(n.multiply(HALF).rint().multiply(2));
    return ONE.subtract(parity.square().multiply(2));
  }

  private static Scalar rootDefinition(Scalar x, int n) {
    return x.isLessThan(0) ? rootDefinition(x.negate(), n).negate() : x.log().divide(n).exp();
  }

  /**
   * {@code -|x|}; unlike {@code abs} it has the slope of one side at 0, so that even functions of
   * it are smooth.
   */
  static Scalar minusAbs(Scalar x) {
    return x.isGreaterThan(0) ? x.negate() : x;
  }

  static List<UnaryRule> unary() {
    return List.of(
        SQRT, CBRT, root(4), root(5), root(-3), EXP, EXPM1, LOG, LOG1P, LOG10, SIN, COS, TAN, ASIN,
        ACOS, ATAN, SINH, COSH, TANH, ASINH, ACOSH, ATANH, EXP2, EXP10, LOG2, SIN_PI, COS_PI,
        TAN_PI);
  }

  static List<BinaryRule> binary() {
    return List.of(POW, HYPOT, ATAN2);
  }
}
