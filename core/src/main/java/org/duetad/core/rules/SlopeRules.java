package org.duetad.core.rules;

import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.special.Exponential;
import org.duetad.core.special.HypotSlopes;
import org.duetad.core.special.Roots;
import org.duetad.core.special.SechSquare;

/**
 * Slopes of other rules that are rules themselves. Written in simpler operations they would be
 * right, but their own derivatives would cancel or overflow, or need a comparison that programs had
 * to record.
 */
final class SlopeRules {

  private static final Scalar HALF = Scalar.of(0.5);
  private static final Scalar ONE = Scalar.of(1.0);
  private static final Domain SIGNED = Domain.REAL.withKinks(0.0);

  /** {@code 1 - x²}, even near 0, and without cancellation near ±1. */
  static final UnaryRule ONE_MINUS_SQUARE =
      UnaryRule.of("oneMinusSquare", Domain.REAL, x -> (1 - x) * (1 + x), (x, y) -> x.multiply(-2))
          .definedAs(x -> ONE.subtract(x.square()));

  /** {@code x (1 - x)}, the reciprocal of the slope of logit. */
  static final UnaryRule BERNOULLI_VARIANCE =
      UnaryRule.of(
              "bernoulliVariance",
              Domain.REAL,
              x -> x * (1 - x),
              (x, y) -> ONE.subtract(x.multiply(2)))
          .definedAs(x -> x.subtract(x.square()));

  /** {@code 1/(1 + x²)}, the slope of the arctangent: {@code f' = -2 x f²}. */
  static final UnaryRule LORENTZIAN =
      UnaryRule.of(
              "lorentzian",
              Domain.REAL,
              x -> Math.abs(x) < 1e150 ? 1 / (1 + x * x) : 1 / x / x,
              (x, y) -> x.multiply(y).multiply(y).multiply(-2))
          .definedAs(x -> x.square().add(1).reciprocal());

  /** {@code 1/cosh² x}, the slope of the hyperbolic tangent: {@code f' = -2 f tanh x}. */
  static final UnaryRule SECH_SQUARE =
      UnaryRule.of(
              "sechSquare",
              Domain.REAL,
              new SechSquare(),
              (x, y) -> x.tanh().multiply(y).multiply(-2))
          .definedAs(x -> x.cosh().reciprocal().square());

  /** {@code σ(x) σ(-x)}, the slope of the sigmoid: {@code f' = -f tanh(x/2)}. */
  static final UnaryRule LOGISTIC_DENSITY =
      UnaryRule.of(
              "logisticDensity",
              Domain.REAL,
              Exponential::logisticDensity,
              (x, y) -> x.multiply(HALF).tanh().multiply(y).negate())
          .definedAs(x -> x.multiply(HALF).cosh().reciprocal().multiply(HALF).square());

  /** {@code 1/(2 cosh x)}, of which the square at x/2 is {@link #LOGISTIC_DENSITY}. */
  static final UnaryRule HALF_SECH =
      UnaryRule.of(
              "halfSech",
              Domain.REAL,
              Exponential::halfSech,
              (x, y) -> x.tanh().multiply(y).negate())
          .definedAs(x -> x.cosh().reciprocal().multiply(HALF));

  /** {@code σ(x - y)}, and 0 where both are -∞: the slope of logAddExp. */
  static final BinaryRule LOG_ADD_EXP_SLOPE =
      BinaryRule.of(
              "logAddExpSlope",
              Domain.REAL,
              Domain.REAL,
              Exponential::sigmoidOfDifference,
              (x, y, z) -> x.subtract(y).apply(LOGISTIC_DENSITY),
              (x, y, z) -> x.subtract(y).apply(LOGISTIC_DENSITY).negate())
          .definedAs((x, y) -> x.subtract(y).sigmoid());

  /** {@code eˣ/(eˣ - 1)}, the slope of log1mExp: {@code f' = f (1 - f)}. */
  static final UnaryRule LOG1M_EXP_SLOPE =
      UnaryRule.of(
              "log1mExpSlope",
              Domain.of(-Double.MAX_VALUE, 0).withKinks(0.0),
              x -> x == 0 ? Double.NEGATIVE_INFINITY : Math.exp(x) / Math.expm1(x),
              (x, y) -> ONE.subtract(y).multiply(y))
          .definedAs(x -> x.exp().divide(x.expm1()));

  /** {@code x/y}, and 0 at (0, 0), the slope of xlogy; NaN where that is. */
  static final BinaryRule XLOGY_SLOPE =
      BinaryRule.of(
              "xlogySlope",
              SIGNED,
              Domain.NON_NEGATIVE.withKinks(0.0),
              SlopeRules::xlogySlope,
              (x, y, z) -> y.reciprocal(),
              (x, y, z) -> z.divide(y).negate())
          .definedAs((x, y) -> x.divide(y));

  /** {@code x/√(x² + y²)}, and 0 at the origin: the slope of hypot. */
  static final BinaryRule COSINE =
      BinaryRule.of(
              "cosine",
              SIGNED,
              SIGNED,
              HypotSlopes::cosine,
              (x, y, z) -> cosineByLeft(y.apply(SlopeRules.COSINE, x), x.hypot(y)),
              (x, y, z) -> x.apply(SlopeRules.COSINE_SLOPE, y))
          .definedAs((x, y) -> x.divide(x.square().add(y.square()).sqrt()));

  /** {@code -xy/h³} for {@code h = √(x² + y²)}, also where {@code x/h} is subnormal. */
  static final BinaryRule COSINE_SLOPE =
      BinaryRule.of(
              "cosineSlope",
              SIGNED,
              SIGNED,
              HypotSlopes::cosineSlope,
              (x, y, z) -> x.apply(SlopeRules.BENT.get(0), y),
              (x, y, z) -> y.apply(SlopeRules.BENT.get(0), x))
          .definedAs(
              (x, y) -> {
                Scalar square = x.square().add(y.square());
                return x.multiply(y).negate().divide(square).divide(square.sqrt());
              });

  /**
   * Slopes of slopes that are in no table: {@code (2x² - y²) y/h⁵}, the slope of {@link
   * #COSINE_SLOPE} in x.
   */
  static final List<BinaryRule> BENT = List.of(cosineCurvature());

  private static final List<UnaryRule> UNARY =
      List.of(
          ONE_MINUS_SQUARE,
          BERNOULLI_VARIANCE,
          LORENTZIAN,
          SECH_SQUARE,
          LOGISTIC_DENSITY,
          HALF_SECH,
          LOG1M_EXP_SLOPE,
          ofRoot(4));

  private SlopeRules() {}

  /**
   * {@code x^(1/n - 1)/n}, the slope of the n-th root: {@code f' = (1/n - 1) f/x}.
   *
   * @param n the degree, not 0 or 1
   */
  static UnaryRule ofRoot(int n) {
    return UnaryRule.of(
            "rootSlope(" + n + ")",
            n % 2 == 0 ? Domain.NON_NEGATIVE.withKinks(0.0) : SIGNED,
            Parametric.value(x -> rootSlope(x, n), n),
            (x, y) -> y.multiply((1.0 - n) / n).divide(x))
        .definedAs(x -> x.rootN(n).divide(n).divide(x));
  }

  private static double rootSlope(double x, int n) {
    return x == 0 ? Math.copySign(Double.POSITIVE_INFINITY, n) : Roots.root(x, n) / n / x;
  }

  private static double xlogySlope(double x, double y) {
    if (x == 0) {
      return Double.isNaN(y) ? y : y == 0 ? 0 : x / y;
    }
    return y < 0 ? Double.NaN : x / y;
  }

  private static BinaryRule cosineCurvature() {
    return BinaryRule.of(
            "cosineCurvature",
            SIGNED,
            SIGNED,
            HypotSlopes::cosineCurvature,
            (x, y, z) -> curvatureByLeft(x, y),
            (x, y, z) -> curvatureByRight(x, y))
        .definedAs(
            (x, y) -> {
              Scalar square = x.square().add(y.square());
              Scalar bend = x.square().multiply(2).subtract(y.square());
              return bend.multiply(y).divide(square).divide(square).divide(square.sqrt());
            });
  }

  /** {@code 3xy/h⁵ (3 sin² - 2 cos²)}. */
  private static Scalar curvatureByLeft(Scalar x, Scalar y) {
    Scalar h = x.hypot(y);
    Scalar cosine = x.apply(COSINE, y).square().multiply(2);
    Scalar sine = y.apply(COSINE, x).square().multiply(3);
    return x.apply(COSINE_SLOPE, y).multiply(cosine.subtract(sine)).multiply(3).divide(h).divide(h);
  }

  /** {@code (2 cos⁴ - 11 cos² sin² + 2 sin⁴)/h³}. */
  private static Scalar curvatureByRight(Scalar x, Scalar y) {
    Scalar h = x.hypot(y);
    Scalar cosine = x.apply(COSINE, y).square();
    Scalar sine = y.apply(COSINE, x).square();
    Scalar squares = cosine.square().add(sine.square()).multiply(2);
    Scalar sum = squares.subtract(cosine.multiply(sine).multiply(11));
    return sum.divide(h).divide(h).divide(h);
  }

  /** {@code sin²/h}, in an order that does not underflow before it must. */
  private static Scalar cosineByLeft(Scalar sine, Scalar h) {
    return sine.divide(h).multiply(sine);
  }

  static List<UnaryRule> unary() {
    return UNARY;
  }

  static List<BinaryRule> binary() {
    return List.of(LOG_ADD_EXP_SLOPE, XLOGY_SLOPE, COSINE, COSINE_SLOPE);
  }
}
