package org.duetad.core.rules;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.special.Bessel;
import org.duetad.core.special.DigammaDifference;
import org.duetad.core.special.ErrorFunction;
import org.duetad.core.special.Exponential;
import org.duetad.core.special.Gaussian;
import org.duetad.core.special.LogBeta;
import org.duetad.core.special.LogFactorial;
import org.duetad.core.special.LogGamma;
import org.duetad.core.special.ModifiedBessel;
import org.duetad.core.special.NormalTail;
import org.duetad.core.special.Polygamma;
import org.duetad.core.special.PolygammaDifference;
import org.duetad.core.special.SphericalBessel;

/**
 * The rules of the special functions. Their values are those of {@link org.duetad.core.special}.
 */
public final class Special {

  private static final double TWO_OVER_SQRT_PI = 1.12837916709551257390;
  private static final double HALF_SQRT_PI = 0.88622692545275801365;

  /** {@code sin(x)/x}, 1 at 0. */
  public static final UnaryRule SINC =
      UnaryRule.of(
              "sinc", Domain.REAL, Exponential::sinc, (x, y) -> x.apply(EvenFamilies.SINC_SLOPE))
          .definedAs(x -> x.isEqualTo(0) ? x.cos() : x.sin().divide(x));

  /** {@code sin(πx)/(πx)}, 1 at 0 and 0 at the other integers. */
  public static final UnaryRule SINC_PI =
      UnaryRule.of(
              "sincPi",
              Domain.REAL,
              x -> SphericalBessel.scaledPi(0, x),
              (x, y) -> x.apply(EvenFamilies.SINC_PI_SLOPE))
          .definedAs(x -> x.apply(EvenFamilies.sphericalPi(0)));

  /** {@code exp(-x²)}, accurate in the tails. */
  public static final UnaryRule EXP_MINUS_SQUARE =
      expSquare("expMinusSquare", -1, GaussianSlopes.EXP_MINUS_SQUARE);

  /** {@code exp(-x²/2)}, accurate in the tails. */
  public static final UnaryRule EXP_MINUS_HALF_SQUARE =
      expSquare("expMinusHalfSquare", -0.5, GaussianSlopes.EXP_MINUS_HALF_SQUARE);

  /** {@code exp(x²)}, accurate for large x. */
  public static final UnaryRule EXP_SQUARE = expSquare("expSquare", 1, GaussianSlopes.EXP_SQUARE);

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

  /** {@code log Φ(x)}, accurate in both tails; its slope is the inverse Mills ratio. */
  public static final UnaryRule NORMAL_LOG_CDF =
      UnaryRule.of(
              "normalLogCdf",
              Domain.REAL,
              NormalTail::logCdf,
              (x, y) -> x.apply(NormalSlopes.INVERSE_MILLS))
          .definedAs(Special::logCdf);

  /** {@code log |Γ(x)|}. */
  public static final UnaryRule LOG_GAMMA =
      UnaryRule.of("logGamma", Domain.POSITIVE, LogGamma::value, (x, y) -> x.digamma());

  /** {@code log Γ(x + 1)}, the logarithm of x!. */
  public static final UnaryRule LOG_FACTORIAL =
      UnaryRule.of(
              "logFactorial",
              Domain.between(-1, Double.POSITIVE_INFINITY),
              LogFactorial::value,
              (x, y) -> x.apply(Special.DIGAMMA_OF_SUCCESSOR))
          .definedAs(x -> x.add(1).logGamma());

  /** {@code ψ(x)}. */
  public static final UnaryRule DIGAMMA = madePolygamma(0);

  /** {@code ψ(1 + x)}, the slope of logFactorial. */
  static final UnaryRule DIGAMMA_OF_SUCCESSOR =
      UnaryRule.of(
              "digammaOfSuccessor",
              Domain.between(-1, Double.POSITIVE_INFINITY),
              LogFactorial::slope,
              (x, y) -> x.add(1).trigamma())
          .definedAs(x -> x.add(1).digamma());

  /** {@code ψ'(x)}. */
  public static final UnaryRule TRIGAMMA = madePolygamma(1);

  /** {@code ψ''(x)}. */
  static final UnaryRule TETRAGAMMA = madePolygamma(2);

  /** {@code ψ(x + y) - ψ(x)}, without cancellation. */
  static final BinaryRule DIGAMMA_DIFFERENCE =
      BinaryRule.of(
              "digammaDifference",
              Domain.POSITIVE,
              Domain.POSITIVE,
              DigammaDifference::value,
              (x, y, z) -> x.apply(polygammaDifference(1), y),
              (x, y, z) -> x.add(y).trigamma())
          .definedAs((x, y) -> x.add(y).digamma().subtract(x.digamma()));

  /** {@code ψ'(x + y) - ψ'(x)}, without cancellation. */
  static final BinaryRule TRIGAMMA_DIFFERENCE = madePolygammaDifference(1);

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
              (x, y, z) -> x.apply(SlopeRules.XLOGY_SLOPE, y))
          .definedAs((x, y) -> x.multiply(y.log()));

  /** {@code log(1 - eˣ)}, with slope {@code eˣ/(eˣ - 1)}. */
  public static final UnaryRule LOG1M_EXP =
      UnaryRule.of(
              "log1mExp",
              Domain.of(-Double.MAX_VALUE, 0).withKinks(0.0),
              Exponential::log1mExp,
              (x, y) -> x.apply(SlopeRules.LOG1M_EXP_SLOPE))
          .definedAs(x -> x.expm1().negate().log());

  /** {@code log(eˣ + eʸ)}, with gradient 0 where both operands are -∞. */
  public static final BinaryRule LOG_ADD_EXP =
      BinaryRule.of(
              "logAddExp",
              Domain.REAL,
              Domain.REAL,
              Exponential::logAddExp,
              (x, y, z) -> x.apply(SlopeRules.LOG_ADD_EXP_SLOPE, y),
              (x, y, z) -> y.apply(SlopeRules.LOG_ADD_EXP_SLOPE, x))
          .definedAs((x, y) -> x.subtract(y).softplus().add(y));

  /** {@code J₀(x)}. */
  public static final UnaryRule BESSEL_J0 =
      UnaryRule.of("besselJ0", Domain.REAL, Bessel::j0, (x, y) -> x.besselJ1().negate());

  /** {@code J₁(x)}, with slope {@code J₀(x) - J₁(x)/x}. */
  public static final UnaryRule BESSEL_J1 =
      UnaryRule.of(
          "besselJ1", Domain.REAL, Bessel::j1, (x, y) -> x.apply(EvenFamilies.BESSEL_J1_SLOPE));

  /** {@code I₀(x)}. */
  public static final UnaryRule BESSEL_I0 =
      UnaryRule.of(
              "besselI0",
              Domain.REAL,
              ModifiedBessel::i0,
              (x, y) -> x.multiply(x.apply(EvenFamilies.modified(1))))
          .definedAs(x -> x.apply(EvenFamilies.modified(0)));

  /** {@code I₁(x)}, with slope {@code I₁(x)/x + I₂(x)}. */
  public static final UnaryRule BESSEL_I1 =
      UnaryRule.of(
              "besselI1",
              Domain.REAL,
              ModifiedBessel::i1,
              (x, y) ->
                  x.square()
                      .multiply(x.apply(EvenFamilies.modified(2)))
                      .add(x.apply(EvenFamilies.modified(1))))
          .definedAs(x -> x.multiply(x.apply(EvenFamilies.modified(1))));

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
    return switch (order) {
      case 0 -> DIGAMMA;
      case 1 -> TRIGAMMA;
      case 2 -> TETRAGAMMA;
      default -> madePolygamma(order);
    };
  }

  private static UnaryRule madePolygamma(int order) {
    String name = order == 0 ? "digamma" : order == 1 ? "trigamma" : "polygamma(" + order + ")";
    DoubleUnaryOperator value = x -> Polygamma.value(order, x);
    return UnaryRule.of(
        name,
        Domain.POSITIVE,
        order < 2 ? value : Parametric.value(value, order),
        (x, y) -> x.apply(polygamma(order + 1)));
  }

  /** {@code ψ⁽ⁿ⁾(x + y) - ψ⁽ⁿ⁾(x)} for n ≥ 1, without cancellation. */
  static BinaryRule polygammaDifference(int n) {
    return n == 1 ? TRIGAMMA_DIFFERENCE : madePolygammaDifference(n);
  }

  private static BinaryRule madePolygammaDifference(int n) {
    return BinaryRule.of(
            "polygammaDifference(" + n + ")",
            Domain.POSITIVE,
            Domain.POSITIVE,
            Parametric.value((x, y) -> PolygammaDifference.value(n, x, y), n),
            (x, y, z) -> x.apply(polygammaDifference(n + 1), y),
            (x, y, z) -> x.add(y).apply(polygamma(n + 1)))
        .definedAs((x, y) -> x.add(y).apply(polygamma(n)).subtract(x.apply(polygamma(n))));
  }

  /** {@code exp(c x²)}. */
  private static UnaryRule expSquare(String name, double c, SlopeFamily slopes) {
    return UnaryRule.of(name, Domain.REAL, x -> Gaussian.exp(c, x), (x, y) -> x.apply(slopes.of(1)))
        .definedAs(x -> x.square().multiply(c).exp());
  }

  /** {@code log Φ(x)}; in the right tail {@code Φ(x)} rounds to 1 and {@code Φ(-x)} is needed. */
  private static Scalar logCdf(Scalar x) {
    return x.isGreaterThan(0) ? x.negate().normalCdf().negate().log1p() : x.normalCdf().log();
  }

  static List<UnaryRule> unary() {
    return List.of(
        SINC,
        SINC_PI,
        EXP_MINUS_SQUARE,
        EXP_MINUS_HALF_SQUARE,
        EXP_SQUARE,
        ERF,
        ERFC,
        ERF_INV,
        NORMAL_CDF,
        NORMAL_LOG_CDF,
        LOG_GAMMA,
        LOG_FACTORIAL,
        DIGAMMA,
        TRIGAMMA,
        TETRAGAMMA,
        LOG1M_EXP,
        BESSEL_J0,
        BESSEL_J1,
        BESSEL_I0,
        BESSEL_I1);
  }

  /** Rules that occur only as slopes. */
  static List<UnaryRule> slopes() {
    return List.of(DIGAMMA_OF_SUCCESSOR);
  }

  static List<BinaryRule> binary() {
    return List.of(DIGAMMA_DIFFERENCE, TRIGAMMA_DIFFERENCE, LOG_BETA, XLOGY, LOG_ADD_EXP);
  }
}
