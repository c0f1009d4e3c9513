package org.duetad.core.rules;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.special.Gates;
import org.duetad.core.special.GeluTanh;
import org.duetad.core.special.Mish;

/**
 * The slopes of the functions {@code x g(x)} with a gate g as rules: their values are accurate in
 * the tails, where they are computed by another formula, and their own slopes are free of it.
 */
final class GateSlopes {

  /** Beyond it the densities of the gates are 0, and so are their derivatives. */
  private static final double LIMIT = 1000;

  private static final UnaryOperator<Scalar> WITHIN = clampedTo(LIMIT);

  /** The derivatives of {@code x tanh(log(1 + eˣ))}. */
  static final SlopeFamily MISH = new SlopeFamily("mishSlope", Mish::slope, GateSlopes::mishSlope);

  /** The derivatives of {@code x σ(u)} for the cubic u of geluTanh. */
  static final SlopeFamily GELU_TANH =
      new SlopeFamily("geluTanhSlope", GeluTanh::slope, GateSlopes::geluTanhSlope);

  /** The slope of {@code x σ(x)}. */
  static final UnaryRule SWISH = linear("swishSlope", 1, Gates::swishSlope, x -> x);

  /** The slope of {@code x σ(1.702 x)}. */
  static final UnaryRule GELU_SIGMOID =
      linear(
          "geluSigmoidSlope", Gates.LOGISTIC, Gates::geluSigmoidSlope, GateSlopes::exactLogistic);

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
            name, Domain.REAL, value, (x, y) -> curvature(c, WITHIN.apply(x).multiply(c / 2)))
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

  /**
   * {@code u = 2√(2/π) (x + 0.044715 x³)} with constants that are not rounded, for numbers of any
   * precision.
   */
  static Scalar exactArgument(Scalar x) {
    Scalar cubic = x.square().multiply(44_715).divide(1_000_000).add(1);
    return x.multiply(cubic).multiply(NormalSlopes.pi(x).reciprocal().multiply(8).sqrt());
  }

  private static Scalar geluTanhSlope(Scalar x) {
    Scalar u = exactArgument(x);
    Scalar s = u.sigmoid();
    Scalar cubic = x.square().multiply(44_715).divide(1_000_000);
    Scalar change = u.multiply(cubic.multiply(3).add(1)).divide(cubic.add(1)); // x u'
    return s.add(change.multiply(s).multiply(u.negate().sigmoid()));
  }

  static List<UnaryRule> unary() {
    return List.of(SWISH, GELU_SIGMOID, GELU_TANH.of(1), MISH.of(1));
  }
}
