package org.duetad.core.rules;

import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.special.Exponential;
import org.duetad.core.special.Roots;

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
              Exponential::sechSquare,
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
              SlopeRules::cosine,
              (x, y, z) -> cosineByLeft(y.apply(SlopeRules.COSINE, x), x.hypot(y)),
              (x, y, z) -> z.divide(x.hypot(y)).multiply(y.apply(SlopeRules.COSINE, x)).negate())
          .definedAs((x, y) -> x.divide(x.square().add(y.square()).sqrt()));

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
            x -> rootSlope(x, n),
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

  /** Scaled where a square would overflow or underflow. */
  private static double cosine(double x, double y) {
    double square = x * x + y * y;
    if (square > 1e-280 && square < 1e280) {
      return x / Math.sqrt(square);
    }
    if (x == 0 && y == 0) {
      return 0;
    }
    int unit = -Math.max(Math.getExponent(x), Math.getExponent(y));
    double a = Math.scalb(x, unit);
    double b = Math.scalb(y, unit);
    return a / Math.sqrt(a * a + b * b);
  }

  /** {@code sin²/h}, in an order that does not underflow before it must. */
  private static Scalar cosineByLeft(Scalar sine, Scalar h) {
    return sine.divide(h).multiply(sine);
  }

  static List<UnaryRule> unary() {
    return UNARY;
  }

  static List<BinaryRule> binary() {
    return List.of(LOG_ADD_EXP_SLOPE, XLOGY_SLOPE, COSINE);
  }
}
