package org.duetad.core.rules;

import java.util.List;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.special.Exponential;
import org.duetad.core.special.Gates;
import org.duetad.core.special.Gaussian;
import org.duetad.core.special.Logarithms;
import org.duetad.core.special.Mish;
import org.duetad.core.special.TanhShrink;

/** The rules of the activation functions of neural networks, accurate in both tails. */
public final class Activations {

  private static final Scalar ONE = Scalar.of(1.0);
  private static final Domain BENT = Domain.REAL.withKinks(0.0);

  private static final double SELU_SCALE = 1.0507009873554804934193349852946;
  private static final Scalar SELU_SLOPE = Scalar.of(SELU_SCALE);
  private static final double SELU_ALPHA = 1.6732632423543772848170429916717;

  /** That many terms of a series of factorials give 100 digits. */
  private static final int SERIES_TERMS = 40;

  private static final double INVERSE_SQRT_2_PI = 0.39894228040143267794;

  /** {@code σ(x) = 1/(1 + e⁻ˣ)}, with {@code σ' = e/(1+e)²} for {@code e = exp(-|x|)}. */
  public static final UnaryRule SIGMOID =
      UnaryRule.of(
              "sigmoid",
              Domain.REAL,
              Exponential::sigmoid,
              (x, y) -> x.apply(SlopeRules.LOGISTIC_DENSITY))
          .definedAs(x -> x.negate().exp().add(1).reciprocal());

  /** {@code log(1 + eˣ)}. */
  public static final UnaryRule SOFTPLUS =
      UnaryRule.of("softplus", Domain.REAL, Exponential::softplus, (x, y) -> x.sigmoid())
          .definedAs(x -> x.isGreaterThan(0) ? x.negate().exp().log1p().add(x) : x.exp().log1p());

  /** {@code log σ(x)}. */
  public static final UnaryRule LOG_SIGMOID =
      UnaryRule.of(
              "logSigmoid",
              Domain.REAL,
              x -> -Exponential.softplus(-x),
              (x, y) -> x.negate().sigmoid())
          .definedAs(x -> x.negate().softplus().negate());

  /** {@code log(x/(1 - x))}, the inverse of the sigmoid. */
  public static final UnaryRule LOGIT =
      UnaryRule.of(
              "logit",
              Domain.of(0, 1),
              Logarithms::logit,
              (x, y) -> x.apply(SlopeRules.BERNOULLI_VARIANCE).reciprocal())
          .definedAs(x -> x.divide(ONE.subtract(x)).log());

  /** {@code x - tanh x}. */
  public static final UnaryRule TANH_SHRINK =
      UnaryRule.of("tanhShrink", Domain.REAL, TanhShrink::value, (x, y) -> x.tanh().square())
          .definedAs(Activations::tanhShrink);

  /** {@code x/(1 + |x|)}. */
  public static final UnaryRule SOFTSIGN =
      UnaryRule.of(
              "softsign",
              Domain.REAL,
              Activations::softsign,
              (x, y) -> ONE.subtract(Elementary.minusAbs(x)).reciprocal().square())
          .definedAs(x -> x.divide(x.abs().add(1)));

  /** {@code max(x, 0)}, with slope 0 at 0. */
  public static final UnaryRule RELU =
      UnaryRule.of(
              "relu",
              BENT,
              x -> Math.max(x, 0.0),
              (x, y) -> x.isGreaterThan(0) ? ONE : UnderflowTies.above(x))
          .definedAs(x -> x.isLessThan(0) ? x.subtract(x) : x);

  /**
   * {@code x} for {@code x >= 0}, else {@code a x}, with slope 1 at 0; the parameter a is
   * differentiated too.
   */
  public static final BinaryRule LEAKY_RELU =
      BinaryRule.of(
              "leakyRelu",
              BENT,
              Domain.REAL,
              (x, a) -> keeps(x, a) ? x : a * x,
              (x, a, y) ->
                  keeps(x, a)
                      ? UnderflowTies.bent(x, ONE, () -> a)
                      : x.isLessThan(0) ? a : Arithmetic.flat(y),
              (x, a, y) -> x.isLessThan(0) ? x : UnderflowTies.bent(x, Arithmetic.flat(y), () -> x))
          .definedAs((x, a) -> x.isLessThan(0) ? a.multiply(x) : x);

  /**
   * {@code x} for {@code x >= 0}, else {@code a (eˣ - 1)}, with slope 1 at 0; the parameter a is
   * differentiated too.
   */
  public static final BinaryRule ELU =
      BinaryRule.of(
              "elu",
              BENT,
              Domain.REAL,
              (x, a) -> keeps(x, a) ? x : a * Math.expm1(x),
              (x, a, y) ->
                  keeps(x, a) ? UnderflowTies.bent(x, ONE, () -> timesExp(a, x)) : timesExp(a, x),
              (x, a, y) ->
                  x.isLessThan(0) ? x.expm1() : UnderflowTies.bent(x, Arithmetic.flat(y), x::expm1))
          .definedAs((x, a) -> x.isLessThan(0) ? a.multiply(x.expm1()) : x);

  /** {@code λ elu(x; α)} with the constants of Klambauer et al. 2017; slope λ at 0. */
  public static final UnaryRule SELU =
      UnaryRule.of(
              "selu",
              BENT,
              x -> x >= 0 ? SELU_SCALE * x : SELU_SCALE * SELU_ALPHA * Math.expm1(x),
              (x, y) ->
                  x.isGreaterThanOrEqualTo(0)
                      ? UnderflowTies.bent(x, SELU_SLOPE, () -> seluBelow(x))
                      : seluBelow(x))
          .definedAs(x -> x.elu(SELU_ALPHA).multiply(SELU_SCALE));

  /** {@code x Φ(x)} with Φ the standard normal distribution function. */
  public static final UnaryRule GELU =
      UnaryRule.of(
          "gelu", Domain.REAL, Gaussian::gelu, (x, y) -> x.apply(GaussianSlopes.GELU.of(1)));

  /** {@code x/2 (1 + tanh u) = x σ(2u)} for {@code u = √(2/π) (x + 0.044715 x³)}. */
  public static final UnaryRule GELU_TANH =
      UnaryRule.of(
              "geluTanh",
              Domain.REAL,
              Gates::geluTanh,
              (x, y) -> x.apply(GateSlopes.GELU_TANH.of(1)))
          .definedAs(x -> x.multiply(GateSlopes.exactArgument(x).sigmoid()));

  /** {@code x σ(1.702 x)}. */
  public static final UnaryRule GELU_SIGMOID =
      UnaryRule.of(
              "geluSigmoid",
              Domain.REAL,
              Gates::geluSigmoid,
              (x, y) -> x.apply(GateSlopes.GELU_SIGMOID))
          .definedAs(x -> x.multiply(GateSlopes.exactLogistic(x).sigmoid()));

  /** {@code x σ(x)}. */
  public static final UnaryRule SWISH =
      UnaryRule.of("swish", Domain.REAL, Gates::swish, (x, y) -> x.apply(GateSlopes.SWISH))
          .definedAs(x -> x.multiply(x.sigmoid()));

  /** {@code x tanh(log(1 + eˣ))}. */
  public static final UnaryRule MISH =
      UnaryRule.of("mish", Domain.REAL, Mish::value, (x, y) -> x.apply(GateSlopes.MISH.of(1)))
          .definedAs(x -> x.multiply(x.softplus().tanh()));

  private Activations() {}

  private static boolean keeps(double x, double parameter) {
    return x >= 0 && !Double.isNaN(parameter);
  }

  private static boolean keeps(Scalar x, Scalar parameter) {
    return x.isGreaterThanOrEqualTo(0) && !parameter.isNaN();
  }

  private static Scalar seluBelow(Scalar x) {
    return x.exp().multiply(SELU_SCALE * SELU_ALPHA);
  }

  /** {@code a eˣ}, by two factors where one would underflow before the product does. */
  private static Scalar timesExp(Scalar a, Scalar x) {
    if (x.isGreaterThan(-700)) {
      return a.multiply(x.exp());
    }
    Scalar root = x.multiply(0.5).exp();
    return a.multiply(root).multiply(root);
  }

  /** Near 0 {@code Σ 2k x²ᵏ⁺¹/(2k + 1)!/cosh x}, where the difference would cancel. */
  private static Scalar tanhShrink(Scalar x) {
    if (x.isGreaterThan(1) || x.isLessThan(-1)) {
      return x.subtract(x.tanh());
    }
    Scalar term = x;
    Scalar sum = Scalar.of(0.0);
    for (int k = 1; k <= SERIES_TERMS; k++) {
      term = term.multiply(x.square()).divide(2.0 * k * (2 * k + 1));
      sum = sum.add(term.multiply(2 * k));
    }
    return sum.divide(x.cosh());
  }

  private static double softsign(double x) {
    return Double.isInfinite(x) ? Math.signum(x) : x / (1 + Math.abs(x));
  }

  /** {@code a r²}, of which r is not subnormal before the product is. */
  static Scalar timesSquare(Scalar a, Scalar root) {
    return Chain.times(Chain.times(a, root), root);
  }

  /** {@code φ(x) = exp(-x²/2)/√(2π)}. */
  static Scalar normalDensity(Scalar x) {
    return x.apply(Special.EXP_MINUS_HALF_SQUARE).multiply(INVERSE_SQRT_2_PI);
  }

  static List<UnaryRule> unary() {
    return List.of(
        SIGMOID,
        SOFTPLUS,
        LOG_SIGMOID,
        LOGIT,
        TANH_SHRINK,
        SOFTSIGN,
        RELU,
        SELU,
        GELU,
        GELU_TANH,
        GELU_SIGMOID,
        SWISH,
        MISH);
  }

  static List<BinaryRule> binary() {
    return List.of(LEAKY_RELU, ELU);
  }
}
