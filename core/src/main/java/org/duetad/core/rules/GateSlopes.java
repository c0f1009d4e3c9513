package org.duetad.core.rules;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.special.Gates;
import org.duetad.core.special.Mish;

/**
 * The slopes of the functions {@code x g(x)} with a gate g as rules: their values are accurate in
 * the tails, where they are computed by another formula, and their own slopes are free of it.
 */
final class GateSlopes {

  private static final int KEPT = 5;

  /** Beyond it the density of the gate of geluTanh is 0, and so are its derivatives. */
  private static final double LIMIT = 50;

  /** Beyond it so is that of the other gates. */
  private static final double LIMIT_LINEAR = 1000;

  private static final UnaryOperator<Scalar> WITHIN = clampedTo(LIMIT);
  private static final UnaryOperator<Scalar> WITHIN_LINEAR = clampedTo(LIMIT_LINEAR);

  private static final UnaryRule[] MISH = new UnaryRule[KEPT];

  static {
    for (int n = 1; n < KEPT; n++) {
      MISH[n] = madeMish(n);
    }
  }

  /** The slope of {@code x σ(x)}. */
  static final UnaryRule SWISH = linear("swishSlope", 1, Gates::swishSlope, x -> x);

  /** The slope of {@code x σ(1.702 x)}. */
  static final UnaryRule GELU_SIGMOID =
      linear(
          "geluSigmoidSlope", Gates.LOGISTIC, Gates::geluSigmoidSlope, GateSlopes::exactLogistic);

  /** The slope of {@code x σ(u)} for the cubic u of geluTanh. */
  static final UnaryRule GELU_TANH =
      UnaryRule.of(
              "geluTanhSlope", Domain.REAL, Gates::geluTanhSlope, (x, y) -> geluTanhCurvature(x))
          .definedAs(GateSlopes::geluTanhSlope);

  /** The square root of {@code σ(u) σ(-u)} for the same u: {@code f' = -u' f tanh(u/2)/2}. */
  static final UnaryRule GELU_TANH_ROOT_DENSITY =
      UnaryRule.of(
              "geluTanhRootDensity",
              Domain.REAL,
              Gates::geluTanhRootDensity,
              (x, y) -> geluTanhRootSlope(x, y))
          .definedAs(x -> exactArgument(x).multiply(0.5).apply(SlopeRules.HALF_SECH));

  private GateSlopes() {}

  private static UnaryOperator<Scalar> clampedTo(double limit) {
    UnaryRule clamp = Arithmetic.clamp(-limit, limit);
    return x -> x.apply(clamp);
  }

  /**
   * {@code σ(u) + u σ'(u)} for {@code u = c x}.
   *
   * @param exact u with a constant that is not rounded
   */
  private static UnaryRule linear(
      String name, double c, DoubleUnaryOperator value, UnaryOperator<Scalar> exact) {
    return UnaryRule.of(
            name,
            Domain.REAL,
            value,
            (x, y) -> curvature(c, WITHIN_LINEAR.apply(x).multiply(c / 2)))
        .definedAs(
            x -> {
              Scalar u = exact.apply(x);
              Scalar s = u.sigmoid();
              return s.add(u.multiply(s).multiply(u.negate().sigmoid()));
            });
  }

  /** {@code 1.702 x}, for numbers of any precision. */
  static Scalar exactLogistic(Scalar x) {
    return x.multiply(1702).divide(1000);
  }

  /** The n-th derivative of {@code x tanh(log(1 + eˣ))} for n ≥ 1. */
  static UnaryRule mish(int n) {
    return n < KEPT ? MISH[n] : madeMish(n);
  }

  private static UnaryRule madeMish(int n) {
    UnaryRule rule =
        UnaryRule.of(
            "mishSlope(" + n + ")",
            Domain.REAL,
            x -> Mish.slope(n, x),
            (x, y) -> x.apply(mish(n + 1)));
    return n == 1 ? rule.definedAs(GateSlopes::mishSlope) : rule;
  }

  /** {@code tanh u + x σ(x)/cosh² u} for {@code u = softplus x}. */
  private static Scalar mishSlope(Scalar x) {
    Scalar u = x.softplus();
    Scalar density = u.apply(SlopeRules.HALF_SECH).square().multiply(4);
    return u.tanh().add(x.multiply(x.sigmoid()).multiply(density));
  }

  /** {@code c σ'(u) (2 - u tanh(u/2))} of half of u, which does not overflow. */
  private static Scalar curvature(double c, Scalar half) {
    Scalar bend = half.multiply(half.tanh()).negate().add(1);
    return Activations.timesSquare(bend, half.apply(SlopeRules.HALF_SECH)).multiply(2 * c);
  }

  /** {@code u = 2√(2/π) (x + 0.044715 x³)}. */
  static Scalar argument(Scalar x) {
    return x.multiply(Gates.SLOPE).multiply(x.square().multiply(Gates.CUBIC).add(1));
  }

  /** The same with constants that are not rounded, for numbers of any precision. */
  static Scalar exactArgument(Scalar x) {
    Scalar cubic = x.square().multiply(44_715).divide(1_000_000).add(1);
    return x.multiply(cubic).multiply(NormalSlopes.pi(x).reciprocal().multiply(8).sqrt());
  }

  /** {@code u'}. */
  private static Scalar argumentSlope(Scalar x) {
    return x.square().multiply(3 * Gates.CUBIC).add(1).multiply(Gates.SLOPE);
  }

  private static Scalar geluTanhSlope(Scalar x) {
    Scalar u = exactArgument(x);
    Scalar s = u.sigmoid();
    Scalar cubic = x.square().multiply(44_715).divide(1_000_000);
    Scalar change = u.multiply(cubic.multiply(3).add(1)).divide(cubic.add(1)); // x u'
    return s.add(change.multiply(s).multiply(u.negate().sigmoid()));
  }

  private static Scalar geluTanhRootSlope(Scalar x, Scalar y) {
    Scalar near = WITHIN.apply(x);
    Scalar turn = argumentSlope(near).multiply(argument(near).multiply(0.5).tanh()).multiply(-0.5);
    return Chain.times(turn, y);
  }

  /** {@code σ'(u) (2u' + x u'' - x u'² tanh(u/2))}. */
  private static Scalar geluTanhCurvature(Scalar x) {
    Scalar near = WITHIN.apply(x);
    Scalar slope = argumentSlope(near);
    Scalar second = near.square().multiply(6 * Gates.CUBIC * Gates.SLOPE);
    Scalar turn = near.multiply(slope.square()).multiply(argument(near).multiply(0.5).tanh());
    Scalar bend = slope.multiply(2).add(second).subtract(turn);
    return Activations.timesSquare(bend, x.apply(GELU_TANH_ROOT_DENSITY));
  }

  static List<UnaryRule> unary() {
    return List.of(SWISH, GELU_SIGMOID, GELU_TANH, GELU_TANH_ROOT_DENSITY, mish(1));
  }
}
