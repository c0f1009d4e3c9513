package org.duetad.core.rules;

import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.special.Bessel;
import org.duetad.core.special.DigammaDifference;
import org.duetad.core.special.ErrorFunction;
import org.duetad.core.special.Exponential;
import org.duetad.core.special.Gaussian;
import org.duetad.core.special.LogBeta;
import org.duetad.core.special.LogGamma;
import org.duetad.core.special.Polygamma;

/**
 * The rules of the special functions. Their values are those of {@link org.duetad.core.special}.
 */
public final class Special {

  private static final Scalar ZERO = Scalar.of(0.0);
  private static final double TWO_OVER_SQRT_PI = 1.12837916709551257390;
  private static final double HALF_SQRT_PI = 0.88622692545275801365;

  /** {@code sin(x)/x}, 1 at 0. */
  public static final UnaryRule SINC =
      UnaryRule.of("sinc", Domain.REAL, Exponential::sinc, Special::sincSlope)
          .definedAs(x -> x.isEqualTo(0) ? x.cos() : x.sin().divide(x));

  /** {@code exp(-x²)}, accurate in the tails. */
  public static final UnaryRule EXP_MINUS_SQUARE = expSquare("expMinusSquare", -1);

  /** {@code exp(-x²/2)}, accurate in the tails. */
  public static final UnaryRule EXP_MINUS_HALF_SQUARE = expSquare("expMinusHalfSquare", -0.5);

  /** {@code exp(x²)}, accurate for large x. */
  public static final UnaryRule EXP_SQUARE = expSquare("expSquare", 1);

  /** {@code 2/√π ∫₀ˣ exp(-t²) dt}. */
  public static final UnaryRule ERF =
      UnaryRule.of(
          "erf",
          Domain.REAL,
          ErrorFunction::erf,
          (x, y) -> x.apply(EXP_MINUS_SQUARE).multiply(TWO_OVER_SQRT_PI));

  /** {@code 1 - erf(x)}. */
  public static final UnaryRule ERFC =
      UnaryRule.of(
          "erfc",
          Domain.REAL,
          ErrorFunction::erfc,
          (x, y) -> x.apply(EXP_MINUS_SQUARE).multiply(-TWO_OVER_SQRT_PI));

  /** The inverse of {@code erf}. */
  public static final UnaryRule ERF_INV =
      UnaryRule.of(
          "erfInv",
          Domain.of(-1, 1),
          ErrorFunction::erfInv,
          (x, y) -> y.apply(EXP_SQUARE).multiply(HALF_SQRT_PI));

  /** {@code Φ(x) = erfc(-x/√2)/2}, the standard normal distribution function. */
  public static final UnaryRule NORMAL_CDF =
      UnaryRule.of("normalCdf", Domain.REAL, Gaussian::cdf, (x, y) -> Activations.normalDensity(x));

  /** {@code log |Γ(x)|}. */
  public static final UnaryRule LOG_GAMMA =
      UnaryRule.of("logGamma", Domain.POSITIVE, LogGamma::value, (x, y) -> x.digamma());

  /** {@code ψ(x)}. */
  public static final UnaryRule DIGAMMA = polygamma(0);

  /** {@code ψ'(x)}. */
  public static final UnaryRule TRIGAMMA = polygamma(1);

  /** {@code ψ(x + y) - ψ(x)}, without cancellation. */
  static final BinaryRule DIGAMMA_DIFFERENCE =
      BinaryRule.of(
              "digammaDifference",
              Domain.POSITIVE,
              Domain.POSITIVE,
              DigammaDifference::value,
              (x, y, z) -> x.add(y).trigamma().subtract(x.trigamma()),
              (x, y, z) -> x.add(y).trigamma())
          .definedAs((x, y) -> x.add(y).digamma().subtract(x.digamma()));

  /** {@code log B(x, y)}. */
  public static final BinaryRule LOG_BETA =
      BinaryRule.of(
          "logBeta",
          Domain.POSITIVE,
          Domain.POSITIVE,
          LogBeta::value,
          (x, y, z) -> x.apply(DIGAMMA_DIFFERENCE, y).negate(),
          (x, y, z) -> y.apply(DIGAMMA_DIFFERENCE, x).negate());

  /** {@code x log y}, and 0 where x is 0 (and y is not NaN). */
  public static final BinaryRule XLOGY =
      BinaryRule.of(
              "xlogy",
              Domain.REAL.withKinks(0.0),
              Domain.NON_NEGATIVE.withKinks(0.0),
              (x, y) -> x == 0 && !Double.isNaN(y) ? 0 : x * Math.log(y),
              (x, y, z) -> y.log(),
              (x, y, z) -> z.isNaN() ? z : x.isEqualTo(0) ? ZERO : x.divide(y))
          .definedAs((x, y) -> x.multiply(y.log()));

  /** {@code log(1 - eˣ)}, with slope {@code eˣ/(eˣ - 1)}. */
  public static final UnaryRule LOG1M_EXP =
      UnaryRule.of(
              "log1mExp",
              Domain.of(-Double.MAX_VALUE, 0).withKinks(0.0),
              Exponential::log1mExp,
              (x, y) -> x.exp().divide(x.expm1()))
          .definedAs(x -> x.expm1().negate().log());

  /** {@code log(eˣ + eʸ)}, with gradient 0 where both operands are -∞. */
  public static final BinaryRule LOG_ADD_EXP =
      BinaryRule.of(
              "logAddExp",
              Domain.REAL,
              Domain.REAL,
              Exponential::logAddExp,
              Special::logAddExpSlope,
              (x, y, z) -> logAddExpSlope(y, x, z))
          .definedAs((x, y) -> x.subtract(y).softplus().add(y));

  /** {@code J₀(x)}. */
  public static final UnaryRule BESSEL_J0 =
      UnaryRule.of("besselJ0", Domain.REAL, Bessel::j0, (x, y) -> x.besselJ1().negate());

  /** {@code J₁(x)}, with slope {@code J₀(x) - J₁(x)/x}. */
  public static final UnaryRule BESSEL_J1 =
      UnaryRule.of("besselJ1", Domain.REAL, Bessel::j1, Special::besselJ1Slope);

  private Special() {}

  /**
   * The polygamma function {@code ψ⁽ⁿ⁾(x)}, the n-th derivative of digamma.
   *
   * @param order n
   * @return the rule
   * @throws IllegalArgumentException if n is negative
   */
  public static UnaryRule polygamma(int order) {
    if (order < 0) {
      throw new IllegalArgumentException(
          "polygamma: order " + order + " is negative; pass 0 for digamma, 1 for trigamma, ...");
    }
    String name = order == 0 ? "digamma" : order == 1 ? "trigamma" : "polygamma(" + order + ")";
    return UnaryRule.of(
        name,
        Domain.POSITIVE,
        x -> Polygamma.value(order, x),
        (x, y) -> x.apply(polygamma(order + 1)));
  }

  /** {@code exp(c x²)}. */
  private static UnaryRule expSquare(String name, double c) {
    return UnaryRule.of(
            name,
            Domain.REAL,
            x -> Gaussian.exp(c, x),
            (x, y) -> y.isEqualTo(0) ? y : x.multiply(2 * c).multiply(y))
        .definedAs(x -> x.square().multiply(c).exp());
  }

  private static Scalar logAddExpSlope(Scalar x, Scalar y, Scalar z) {
    boolean nothing = z.isEqualTo(Double.NEGATIVE_INFINITY);
    if (nothing) {
      return ZERO;
    }
    boolean infinite =
        x.isEqualTo(Double.POSITIVE_INFINITY) && y.isEqualTo(Double.POSITIVE_INFINITY);
    return infinite ? Scalar.of(0.5) : sigmoidOfDifference(x, y);
  }

  /**
   * {@code σ(x - y)}, corrected for the rounding error of the difference, which σ would amplify.
   */
  private static Scalar sigmoidOfDifference(Scalar x, Scalar y) {
    Scalar sigmoid = x.subtract(y).sigmoid();
    Scalar low = x.apply(RoundingError.OF_DIFFERENCE, y);
    return low.isNaN() || low.isEqualTo(0)
        ? sigmoid
        : sigmoid.add(sigmoid.multiply(y.subtract(x).sigmoid()).multiply(low));
  }

  /**
   * {@code (cos x - sinc x)/x}, by its series {@code Σ (-1)ᵏ 2k/(2k+1)! x²ᵏ⁻¹} where the difference
   * would cancel.
   */
  private static Scalar sincSlope(Scalar x, Scalar y) {
    if (x.isGreaterThan(1.5) || x.isLessThan(-1.5)) {
      return x.cos().subtract(y).divide(x);
    }
    Scalar square = x.square();
    Scalar tail = Scalar.of(1.0);
    for (int k = 11; k >= 2; k--) {
      // Consecutive terms of the series have the ratio -x² / ((2k - 2)(2k + 1)).
      tail = Scalar.of(1.0).subtract(square.multiply(tail).divide((2.0 * k - 2) * (2 * k + 1)));
    }
    return x.multiply(tail).divide(-3);
  }

  /**
   * {@code J₀(x) - J₁(x)/x}, near 0 by its series {@code ½ Σ (-1)ᵏ (2k+1)/(k! (k+1)!) (x/2)²ᵏ}, as
   * the quotient loses its digits in higher derivatives and for subnormal x.
   */
  private static Scalar besselJ1Slope(Scalar x, Scalar y) {
    if (x.isGreaterThan(1) || x.isLessThan(-1)) {
      return x.besselJ0().subtract(y.divide(x));
    }
    Scalar square = x.square();
    Scalar tail = Scalar.of(1.0);
    for (int k = 10; k >= 1; k--) {
      double ratio = (2 * k + 1) / (4.0 * k * (k + 1) * (2 * k - 1));
      tail = Scalar.of(1.0).subtract(square.multiply(tail).multiply(ratio));
    }
    return tail.multiply(0.5);
  }

  static List<UnaryRule> unary() {
    return List.of(
        SINC,
        EXP_MINUS_SQUARE,
        EXP_MINUS_HALF_SQUARE,
        EXP_SQUARE,
        ERF,
        ERFC,
        ERF_INV,
        NORMAL_CDF,
        LOG_GAMMA,
        DIGAMMA,
        TRIGAMMA,
        polygamma(2),
        LOG1M_EXP,
        BESSEL_J0,
        BESSEL_J1);
  }

  static List<BinaryRule> binary() {
    return List.of(DIGAMMA_DIFFERENCE, LOG_BETA, XLOGY, LOG_ADD_EXP);
  }
}
