package org.duetad.core.rules;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.duetad.core.Scalar;

/** The rules of arithmetic: field operations, rounding, signs, and the larger or smaller of two. */
public final class Arithmetic {

  private static final Scalar ZERO = Scalar.of(0.0);
  private static final Scalar ONE = Scalar.of(1.0);
  private static final Scalar MINUS_ONE = Scalar.of(-1.0);
  private static final Scalar NAN = Scalar.of(Double.NaN);
  private static final Domain SIGNED = Domain.REAL.withKinks(0.0);

  /** {@code x + y}. */
  public static final BinaryRule ADD =
      BinaryRule.of(
          "add", Domain.REAL, Domain.REAL, Double::sum, (x, y, z) -> ONE, (x, y, z) -> ONE);

  /** {@code x - y}. */
  public static final BinaryRule SUBTRACT =
      BinaryRule.of(
          "subtract",
          Domain.REAL,
          Domain.REAL,
          (x, y) -> x - y,
          (x, y, z) -> ONE,
          (x, y, z) -> MINUS_ONE);

  /** {@code x · y}. */
  public static final BinaryRule MULTIPLY =
      BinaryRule.of(
          "multiply", Domain.REAL, Domain.REAL, (x, y) -> x * y, (x, y, z) -> y, (x, y, z) -> x);

  /**
   * {@code x / y}, with {@code ∂/∂y = -(x/y)/y}, which overflows only where the slope itself does.
   */
  public static final BinaryRule DIVIDE =
      BinaryRule.of(
          "divide",
          Domain.REAL,
          Domain.REAL.withKinks(0.0),
          (x, y) -> x / y,
          (x, y, z) -> y.reciprocal(),
          (x, y, z) -> z.divide(y).negate());

  /** {@code -x}. */
  public static final UnaryRule NEGATE =
      UnaryRule.of("negate", Domain.REAL, x -> -x, (x, y) -> MINUS_ONE);

  /** {@code 1 / x}. */
  public static final UnaryRule RECIPROCAL =
      UnaryRule.of("reciprocal", SIGNED, x -> 1 / x, (x, y) -> y.square().negate());

  /** {@code x²}. */
  public static final UnaryRule SQUARE =
      UnaryRule.of("square", Domain.REAL, x -> x * x, (x, y) -> x.multiply(2));

  /** {@code |x|}, with slope 0 at 0. */
  public static final UnaryRule ABS =
      UnaryRule.of("abs", SIGNED, Math::abs, (x, y) -> x.signum())
          .definedAs(x -> x.isLessThan(0) ? x.negate() : x);

  /** The sign of x, {@code ±0} at {@code ±0}; slope 0. */
  public static final UnaryRule SIGNUM = step("signum", SIGNED, Math::signum);

  /** The largest integer not above x; slope 0. */
  public static final UnaryRule FLOOR = step("floor", Domain.REAL, Math::floor);

  /** The least integer not below x; slope 0. */
  public static final UnaryRule CEIL = step("ceil", Domain.REAL, Math::ceil);

  /** The integer nearest to x, ties to even; slope 0. */
  public static final UnaryRule RINT = step("rint", Domain.REAL, Math::rint);

  /** {@code |x|} with the sign of y, whose slope is 0. */
  public static final BinaryRule COPY_SIGN =
      BinaryRule.of(
              "copySign",
              SIGNED,
              SIGNED,
              (x, y) -> Double.isNaN(y) ? y : Math.copySign(x, y),
              (x, y, z) -> x.signum().multiply(z.signum()),
              (x, y, z) -> flat(z))
          .definedAs((x, y) -> y.isLessThan(0) ? x.abs().negate() : x.abs());

  /** IEEE 754's remainder {@code x - n y} with n the integer nearest to x/y, ties to even. */
  public static final BinaryRule REMAINDER =
      BinaryRule.of(
              "remainder",
              Domain.REAL,
              Domain.REAL.withKinks(0.0),
              Math::IEEEremainder,
              (x, y, z) -> z.isNaN() ? undefined(z) : ONE,
              (x, y, z) -> x.divide(y).subtract(z.divide(y)).rint().negate())
          .definedAs((x, y) -> x.subtract(x.divide(y).rint().multiply(y)));

  /** C's remainder {@code x - n y} with n the integer part of x/y, which has the sign of x. */
  public static final BinaryRule FMOD =
      BinaryRule.of(
              "fmod",
              Domain.REAL,
              Domain.REAL.withKinks(0.0),
              (x, y) -> x % y,
              (x, y, z) -> z.isNaN() ? undefined(z) : ONE,
              (x, y, z) -> x.divide(y).subtract(z.divide(y)).rint().negate())
          .definedAs((x, y) -> x.subtract(truncated(x.divide(y)).multiply(y)));

  /** {@code max(x, y)}; at a tie each has slope 1/2; NaN if either is. */
  public static final BinaryRule MAX =
      BinaryRule.of(
              "max",
              Domain.REAL,
              Domain.REAL,
              Math::max,
              (x, y, z) -> share(x, y),
              (x, y, z) -> share(y, x))
          .definedAs((x, y) -> x.isLessThan(y) ? y : x);

  /** {@code min(x, y)}; at a tie each has slope 1/2; NaN if either is. */
  public static final BinaryRule MIN =
      BinaryRule.of(
              "min",
              Domain.REAL,
              Domain.REAL,
              Math::min,
              (x, y, z) -> share(y, x),
              (x, y, z) -> share(x, y))
          .definedAs((x, y) -> x.isGreaterThan(y) ? y : x);

  private Arithmetic() {}

  /**
   * {@code x · 2ⁿ}, rounded once.
   *
   * @param n the exponent
   * @return the rule
   */
  public static UnaryRule scalb(int n) {
    Scalar factor = Scalar.of(Math.scalb(1.0, n));
    UnaryRule power = power(n);
    UnaryRule.Slope slope = Math.abs((long) n) < 1023 ? (x, y) -> factor : (x, y) -> x.apply(power);
    return UnaryRule.of("scalb", Domain.REAL, Parametric.value(x -> Math.scalb(x, n), n), slope)
        .definedAs(x -> scaled(x, n));
  }

  /**
   * The constant {@code 2ⁿ}, beyond the range of doubles the infinity or the least number of it:
   * slopes that are not normal cause careful passes, in which its definition counts.
   */
  static UnaryRule power(int n) {
    double nearest = Math.max(Math.scalb(1.0, n), Double.MIN_VALUE);
    return UnaryRule.of(
            "powerOfTwo",
            Domain.REAL,
            Parametric.value(x -> Double.isNaN(x) ? x : nearest, n),
            (x, y) -> flat(x))
        .definedAs(x -> scaled(ONE.add(x.multiply(ZERO)), n));
  }

  /** In factors that are doubles. */
  private static Scalar scaled(Scalar x, int n) {
    Scalar scaled = x;
    for (int rest = n; rest != 0; ) {
      int step = Math.max(-1000, Math.min(1000, rest));
      scaled = scaled.multiply(Math.scalb(1.0, step));
      rest -= step;
    }
    return scaled;
  }

  /**
   * {@code min(max(x, low), high)}, with slope 1/2 at a bound.
   *
   * @param low the lower bound
   * @param high the upper bound
   * @return the rule
   * @throws IllegalArgumentException unless {@code low <= high}
   */
  public static UnaryRule clamp(double low, double high) {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "clamp: low " + low + " is above high " + high + "; pass the bounds in ascending order");
    }
    Scalar floor = Scalar.of(low);
    Scalar ceiling = Scalar.of(high);
    return UnaryRule.of(
            "clamp",
            Domain.REAL.withKinks(low, high),
            Parametric.value(x -> Math.min(Math.max(x, low), high), low, high),
            (x, y) -> share(x, floor).multiply(share(ceiling, x.max(floor))))
        .definedAs(x -> x.max(floor).min(ceiling));
  }

  private static Scalar truncated(Scalar x) {
    return x.isLessThan(0) ? x.ceil() : x.floor();
  }

  /** A piecewise constant rule. */
  private static UnaryRule step(String name, Domain domain, DoubleUnaryOperator value) {
    return UnaryRule.of(name, domain, value, (x, y) -> flat(x));
  }

  /** The slope of a locally constant function: 0, but NaN for a NaN. */
  static Scalar flat(Scalar x) {
    return x.isNaN() ? undefined(x) : ZERO;
  }

  /** A NaN of which the derivatives are NaN, too. */
  private static Scalar undefined(Scalar x) {
    return x.multiply(NAN);
  }

  /** The slope of max(a, b) in a. */
  private static Scalar share(Scalar a, Scalar b) {
    if (a.isGreaterThan(b)) {
      return ONE;
    }
    return a.isLessThan(b)
        ? ZERO
        : a.isNaN() || b.isNaN() ? undefined(a.subtract(b)) : UnderflowTies.share(a, b);
  }

  static List<UnaryRule> unary() {
    return List.of(
        NEGATE,
        RECIPROCAL,
        SQUARE,
        ABS,
        SIGNUM,
        FLOOR,
        CEIL,
        RINT,
        scalb(3),
        scalb(-3),
        clamp(-1, 2));
  }

  static List<BinaryRule> binary() {
    return List.of(ADD, SUBTRACT, MULTIPLY, DIVIDE, COPY_SIGN, REMAINDER, FMOD, MAX, MIN);
  }
}
