package org.duetad.core.rules;

import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.special.InverseHyperbolic;
import org.duetad.core.special.Roots;

/**
 * The rules of the elementary functions. Slopes are written so that they are within 4 ulp of the
 * true slope over the whole domain, not only where that is easy.
 */
public final class Elementary {

  private static final Scalar ZERO = Scalar.of(0.0);
  private static final Scalar HALF = Scalar.of(0.5);
  private static final Scalar ONE = Scalar.of(1.0);
  private static final Scalar INFINITY = Scalar.of(Double.POSITIVE_INFINITY);
  private static final Scalar LOG10_E = Scalar.of(0.43429448190325182765);

  /**
   * A scale whose square would overflow or underflow is multiplied by this power of two, or its
   * inverse, before it is squared.
   */
  private static final int SHIFT = 600;

  /** {@code √x}, with slope +∞ at 0. */
  public static final UnaryRule SQRT =
      UnaryRule.of(
          "sqrt",
          Domain.NON_NEGATIVE.withKinks(0.0),
          Math::sqrt,
          (x, y) -> x.isEqualTo(0) ? INFINITY : HALF.divide(y));

  /** {@code ∛x}, with slope +∞ at 0. */
  public static final UnaryRule CBRT =
      UnaryRule.of("cbrt", Domain.REAL.withKinks(0.0), Math::cbrt, (x, y) -> rootSlope(x, y, 3));

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
          "asin", Domain.of(-1, 1), Math::asin, (x, y) -> oneMinusSquare(x).sqrt().reciprocal());

  /** {@code arccos x}. */
  public static final UnaryRule ACOS =
      UnaryRule.of(
          "acos",
          Domain.of(-1, 1),
          Math::acos,
          (x, y) -> oneMinusSquare(x).sqrt().reciprocal().negate());

  /** {@code arctan x}. */
  public static final UnaryRule ATAN =
      UnaryRule.of("atan", Domain.REAL, Math::atan, (x, y) -> atanSlope(x));

  /** {@code sinh x}. */
  public static final UnaryRule SINH =
      UnaryRule.of("sinh", Domain.REAL, Math::sinh, (x, y) -> x.cosh());

  /** {@code cosh x}. */
  public static final UnaryRule COSH =
      UnaryRule.of("cosh", Domain.REAL, Math::cosh, (x, y) -> x.sinh());

  /** {@code tanh x}, with slope {@code 1/cosh² x}, which does not underflow prematurely. */
  public static final UnaryRule TANH =
      UnaryRule.of("tanh", Domain.REAL, Math::tanh, (x, y) -> sech2(x));

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
          (x, y) -> oneMinusSquare(x).reciprocal());

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
          Elementary::baseSlope,
          Elementary::exponentSlope);

  /** {@code √(x² + y²)} without overflow or underflow, with gradient 0 at the origin. */
  public static final BinaryRule HYPOT =
      BinaryRule.of(
          "hypot",
          Domain.REAL.withKinks(0.0),
          Domain.REAL.withKinks(0.0),
          (x, y) -> Double.isNaN(x) || Double.isNaN(y) ? Double.NaN : Math.hypot(x, y),
          Elementary::cosine,
          (x, y, z) -> cosine(y, x, z));

  /** The angle of the point (y, x): {@code y.atan2(x)}. Its slopes at the origin are NaN. */
  public static final BinaryRule ATAN2 =
      BinaryRule.of(
          "atan2",
          Domain.REAL.withKinks(0.0),
          Domain.REAL.withKinks(0.0),
          Math::atan2,
          (y, x, z) -> inversion(x, y),
          (y, x, z) -> inversion(y, x).negate());

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
    return UnaryRule.of(
            "root", domain.withKinks(0.0), x -> Roots.root(x, n), (x, y) -> rootSlope(x, y, n))
        .definedAs(x -> rootDefinition(x, n));
  }

  private static Scalar rootDefinition(Scalar x, int n) {
    return x.isLessThan(0) ? rootDefinition(x.negate(), n).negate() : x.log().divide(n).exp();
  }

  /** The slope y/(n x) of the n-th root y of x. */
  private static Scalar rootSlope(Scalar x, Scalar y, int n) {
    if (x.isEqualTo(0)) {
      return n == 1 ? ONE : Scalar.of(Math.copySign(Double.POSITIVE_INFINITY, n));
    }
    return y.divide(n).divide(x);
  }

  private static Scalar oneMinusSquare(Scalar x) {
    return ONE.subtract(x).multiply(x.add(1));
  }

  private static Scalar atanSlope(Scalar x) {
    if (x.isLessThan(1e150) && x.isGreaterThan(-1e150)) {
      return x.square().add(1).reciprocal();
    }
    return x.reciprocal().square();
  }

  /**
   * {@code -|x|}; unlike {@code abs} it has the slope of one side at 0, so that even functions of
   * it are smooth.
   */
  static Scalar minusAbs(Scalar x) {
    return x.isGreaterThan(0) ? x.negate() : x;
  }

  /** {@code 1/cosh² x = 4e/(1+e)²} with {@code e = exp(-2|x|)}. */
  static Scalar sech2(Scalar x) {
    Scalar e = minusAbs(x).multiply(2).exp();
    return e.multiply(4).divide(e.add(1).square());
  }

  /**
   * {@code y x^(y-1)}, from the result z = x^y where possible, since rounding y - 1 costs accuracy.
   */
  private static Scalar baseSlope(Scalar x, Scalar y, Scalar z) {
    if (y.isEqualTo(0)) {
      return Arithmetic.flat(x);
    }
    if (z.isNaN()) {
      return z;
    }
    if (x.isEqualTo(0) || !isNormal(z)) {
      return y.multiply(x.pow(y.subtract(1)));
    }
    boolean small = x.isLessThan(1) && x.isGreaterThan(-1);
    return small ? y.multiply(z).divide(x) : y.multiply(z.divide(x));
  }

  /** {@code log(x) xʸ}, by two factors where the power would underflow before the product does. */
  private static Scalar exponentSlope(Scalar x, Scalar y, Scalar z) {
    if (x.isEqualTo(0) && y.isGreaterThanOrEqualTo(0)) {
      return ZERO;
    }
    if (isNormal(z)) {
      return x.log().multiply(z);
    }
    Scalar root = x.pow(y.multiply(0.5));
    return x.log().multiply(root).multiply(root);
  }

  private static boolean isNormal(Scalar z) {
    Scalar size = z.abs();
    return size.isGreaterThanOrEqualTo(Double.MIN_NORMAL)
        && size.isLessThanOrEqualTo(Double.MAX_VALUE);
  }

  /** {@code x/h} for {@code h = hypot(x, y)}, and 0 at the origin. */
  private static Scalar cosine(Scalar x, Scalar y, Scalar h) {
    if (h.isEqualTo(0)) {
      return ZERO;
    }
    int shift = shift(h);
    return shift == 0 ? x.divide(h) : x.scalb(shift).divide(x.scalb(shift).hypot(y.scalb(shift)));
  }

  /** {@code x/(x² + y²)}, scaled where a length or a quotient would overflow or underflow. */
  private static Scalar inversion(Scalar x, Scalar y) {
    Scalar h = x.hypot(y);
    if (shift(h) == 0 && !isTiny(x)) {
      return x.divide(h).divide(h);
    }
    int unit = -Math.getExponent(h.value());
    int lift = isTiny(x.scalb(unit)) ? SHIFT : 0;
    Scalar scaled = x.scalb(unit).hypot(y.scalb(unit));
    return x.scalb(unit + lift).divide(scaled).divide(scaled).scalb(unit - lift);
  }

  private static boolean isTiny(Scalar x) {
    return x.isLessThan(1e-290) && x.isGreaterThan(-1e-290) && !x.isEqualTo(0);
  }

  /** The power of two that scales a length far from overflow and underflow. */
  static int shift(Scalar h) {
    if (h.isGreaterThan(1e300)) {
      return -SHIFT;
    }
    return h.isLessThan(1e-290) && h.isGreaterThan(0) ? SHIFT : 0;
  }

  static List<UnaryRule> unary() {
    return List.of(
        SQRT, CBRT, root(4), root(5), root(-3), EXP, EXPM1, LOG, LOG1P, LOG10, SIN, COS, TAN, ASIN,
        ACOS, ATAN, SINH, COSH, TANH, ASINH, ACOSH, ATANH);
  }

  static List<BinaryRule> binary() {
    return List.of(POW, HYPOT, ATAN2);
  }
}
