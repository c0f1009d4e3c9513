package org.duetad.core.reference;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Elementary functions in decimal arithmetic, to the precision of a context. */
final class Big {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /**
   * The exponential of anything above this is far beyond the range of doubles, and below its
   * negative far under it.
   */
  private static final BigDecimal SATURATED = BigDecimal.valueOf(5_000);

  private static final BigDecimal LARGEST_POWER = BigDecimal.valueOf(1_000);

  /** Guard digits for the rounding errors of a series. */
  private static final int GUARD = 10;

  /** Digits that a double next to a multiple of π/2 loses, with a margin. */
  private static final int BETWEEN_TURNS = 40;

  /** Digits of the constants. */
  private static final int DIGITS = 700;

  private static final BigDecimal PI = machin(new MathContext(DIGITS));
  private static final BigDecimal LOG_10 = logarithm(BigDecimal.TEN, new MathContext(DIGITS));

  private static final BigDecimal SQRT_PI = sqrt(PI, new MathContext(DIGITS));
  private static final BigDecimal SQRT_2 = sqrt(TWO, new MathContext(DIGITS));

  private Big() {}

  /**
   * {@code exp(x)}; 0 if it is far too small for a double, and the same for all x where doubles
   * have overflowed long before.
   */
  static BigDecimal exponential(BigDecimal x, MathContext context) {
    return x.compareTo(SATURATED.negate()) < 0 ? BigDecimal.ZERO : exp(x.min(SATURATED), context);
  }

  static BigDecimal exp(BigDecimal x, MathContext context) {
    return BinaryFixedPoint.exp(x, context);
  }

  /**
   * {@code log x = y + log(x exp(-y))}, with y the logarithm in doubles, so that the remainder is
   * small.
   */
  static BigDecimal log(BigDecimal x, MathContext context) {
    if (x.signum() <= 0) {
      throw new ArithmeticException("log: no value at " + x.doubleValue());
    }
    int exponent = Math.abs(magnitude(x)) <= 2 ? 0 : magnitude(x);
    BigDecimal log = logarithm(x.scaleByPowerOfTen(-exponent), context);
    return exponent == 0 ? log : log.add(log10(context).multiply(BigDecimal.valueOf(exponent)));
  }

  private static BigDecimal log10(MathContext context) {
    return context.getPrecision() < DIGITS
        ? LOG_10.round(context)
        : logarithm(BigDecimal.TEN, context);
  }

  /** Of a number of moderate size. */
  private static BigDecimal logarithm(BigDecimal mantissa, MathContext context) {
    BigDecimal guess = new BigDecimal(Math.log(mantissa.doubleValue()));
    BigDecimal rest = mantissa.multiply(exp(guess.negate(), context), context);
    return guess.add(logSeries(rest, context));
  }

  /** {@code 2 artanh((x - 1)/(x + 1))} for x close to 1. */
  private static BigDecimal logSeries(BigDecimal x, MathContext context) {
    BigDecimal ratio = x.subtract(BigDecimal.ONE).divide(x.add(BigDecimal.ONE), context);
    return series(ratio, ratio.multiply(ratio, context), context).multiply(TWO);
  }

  static BigDecimal expm1(BigDecimal x, MathContext context) {
    MathContext inner = resolving(x, context);
    return exponential(x, inner).subtract(BigDecimal.ONE, inner);
  }

  static BigDecimal log1p(BigDecimal x, MathContext context) {
    MathContext inner = resolving(x, context);
    return log(BigDecimal.ONE.add(x, inner), inner);
  }

  /** With extra digits for the leading zeros of x, so that 1 can be added or subtracted. */
  private static MathContext resolving(BigDecimal x, MathContext context) {
    return new MathContext(context.getPrecision() + Math.max(0, -magnitude(x)));
  }

  static BigDecimal sin(BigDecimal x, MathContext context) {
    return turned(x, BigDecimal.ZERO, context);
  }

  static BigDecimal cos(BigDecimal x, MathContext context) {
    return turned(x, BigDecimal.ONE, context);
  }

  /** {@code sin(x + quarters π/2)} for 0 or 1 quarter, by the series about the nearest one. */
  private static BigDecimal turned(BigDecimal x, BigDecimal quarters, MathContext context) {
    MathContext inner = holding(x, context);
    BigDecimal quarter = quarter(1, inner);
    BigDecimal turns = rint(x.divide(quarter, inner));
    BigDecimal rest = x.subtract(turns.multiply(quarter));
    int phase = turns.add(quarters).toBigInteger().mod(BigInteger.valueOf(4)).intValue();
    BigDecimal value = phase % 2 == 0 ? sinSeries(rest, inner) : cosSeries(rest, inner);
    return (phase < 2 ? value : value.negate()).round(context);
  }

  private static BigDecimal sinSeries(BigDecimal x, MathContext context) {
    return alternating(x, 2, context).multiply(x, context);
  }

  private static BigDecimal cosSeries(BigDecimal x, MathContext context) {
    return alternating(x, 1, context);
  }

  private static BigDecimal alternating(BigDecimal x, int from, MathContext context) {
    BinaryFixedPoint number = BinaryFixedPoint.of(context);
    BigInteger square = number.of(x.multiply(x, context));
    return number.decimal(number.alternatingSeries(square, from), 0, context);
  }

  /** {@code sin πx}, of what an even integer leaves of x. */
  static BigDecimal sinPi(BigDecimal x, MathContext context) {
    MathContext inner = new MathContext(context.getPrecision() + GUARD);
    return sin(x.remainder(TWO).multiply(pi(inner)), context);
  }

  /** {@code cos πx}, likewise. */
  static BigDecimal cosPi(BigDecimal x, MathContext context) {
    MathContext inner = new MathContext(context.getPrecision() + GUARD);
    return cos(x.remainder(TWO).multiply(pi(inner)), context);
  }

  static BigDecimal tan(BigDecimal x, MathContext context) {
    return sin(x, context).divide(cos(x, context), context);
  }

  /**
   * With extra digits for the integer part of x, so that multiples of π/2 can be subtracted, even
   * next to one.
   */
  private static MathContext holding(BigDecimal x, MathContext context) {
    int digits = Math.max(0, magnitude(x));
    return new MathContext(context.getPrecision() + digits + BETWEEN_TURNS);
  }

  /** {@code atan x = y + atan((x - tan y)/(1 + x tan y))}, with y the arctangent in doubles. */
  static BigDecimal atan(BigDecimal x, MathContext context) {
    if (x.abs().compareTo(BigDecimal.ONE) > 0) {
      BigDecimal rest = atan(BigDecimal.ONE.divide(x, context), context);
      return quarter(x.signum(), context).subtract(rest, context);
    }
    BigDecimal guess = new BigDecimal(Math.atan(x.doubleValue()));
    BigDecimal sine = sin(guess, context);
    BigDecimal cosine = cos(guess, context);
    BigDecimal rest =
        x.multiply(cosine).subtract(sine).divide(cosine.add(x.multiply(sine, context)), context);
    return guess.add(series(rest, rest.multiply(rest, context).negate(), context));
  }

  /** {@code Σ x ratioᵏ/(2k + 1)} for a small ratio. */
  private static BigDecimal series(BigDecimal x, BigDecimal ratio, MathContext context) {
    BinaryFixedPoint number = BinaryFixedPoint.of(context);
    BigInteger sum = number.arctangentSeries(number.of(ratio));
    return x.multiply(number.decimal(sum, 0, context), context);
  }

  static boolean isFelt(BigDecimal term, BigDecimal sum, MathContext context) {
    return magnitude(term) >= magnitude(sum) - context.getPrecision();
  }

  /** The decimal exponent. */
  static int magnitude(BigDecimal x) {
    return x.precision() - x.scale();
  }

  /** {@code ±π/2}. */
  private static BigDecimal quarter(int sign, MathContext context) {
    return pi(context).divide(TWO, context).multiply(BigDecimal.valueOf(sign));
  }

  static BigDecimal pi(MathContext context) {
    return context.getPrecision() < DIGITS ? PI.round(context) : machin(context);
  }

  static BigDecimal sqrtPi(MathContext context) {
    return context.getPrecision() < DIGITS ? SQRT_PI.round(context) : sqrt(pi(context), context);
  }

  static BigDecimal sqrt2(MathContext context) {
    return context.getPrecision() < DIGITS ? SQRT_2.round(context) : sqrt(TWO, context);
  }

  /** Machin's {@code π = 16 arctan(1/5) - 4 arctan(1/239)}. */
  private static BigDecimal machin(MathContext context) {
    MathContext inner = new MathContext(context.getPrecision() + GUARD);
    BigDecimal large = arctanOfInverse(5, inner).multiply(BigDecimal.valueOf(16));
    return large.subtract(arctanOfInverse(239, inner).multiply(BigDecimal.valueOf(4)), context);
  }

  /** In integers, as divisions by small ones are cheap. */
  private static BigDecimal arctanOfInverse(int n, MathContext context) {
    int digits = context.getPrecision() + GUARD;
    BigInteger square = BigInteger.valueOf(-(long) n * n);
    BigInteger power = BigInteger.TEN.pow(digits).divide(BigInteger.valueOf(n));
    BigInteger sum = power;
    for (int k = 3; power.signum() != 0; k += 2) {
      power = power.divide(square);
      sum = sum.add(power.divide(BigInteger.valueOf(k)));
    }
    return new BigDecimal(sum, digits);
  }

  static BigDecimal asin(BigDecimal x, MathContext context) {
    BigDecimal square = BigDecimal.ONE.subtract(x.multiply(x));
    return square.signum() == 0
        ? quarter(x.signum(), context)
        : atan(x.divide(sqrt(square, context), context), context);
  }

  static BigDecimal acos(BigDecimal x, MathContext context) {
    return quarter(1, context).subtract(asin(x, context), context);
  }

  /** The angle of the point (x, y). */
  static BigDecimal atan2(BigDecimal y, BigDecimal x, MathContext context) {
    if (x.signum() == 0) {
      return quarter(y.signum(), context);
    }
    BigDecimal angle = atan(y.divide(x, context), context);
    int turn = x.signum() > 0 ? 0 : y.signum() < 0 ? -2 : 2;
    return turn == 0 ? angle : angle.add(quarter(turn, context), context);
  }

  static BigDecimal sinh(BigDecimal x, MathContext context) {
    return exponential(x.abs(), context)
        .subtract(exponential(x.abs().negate(), context), context)
        .multiply(BigDecimal.valueOf(x.signum()))
        .divide(TWO, context);
  }

  static BigDecimal cosh(BigDecimal x, MathContext context) {
    return exponential(x.abs(), context)
        .add(exponential(x.abs().negate(), context), context)
        .divide(TWO, context);
  }

  static BigDecimal tanh(BigDecimal x, MathContext context) {
    if (x.abs().compareTo(SATURATED) > 0) {
      return BigDecimal.valueOf(x.signum());
    }
    BigDecimal excess = expm1(x.add(x).min(SATURATED), context);
    return excess.divide(excess.add(TWO), context);
  }

  static BigDecimal asinh(BigDecimal x, MathContext context) {
    BigDecimal a = x.abs();
    BigDecimal square = a.multiply(a, context);
    BigDecimal root = sqrt(square.add(BigDecimal.ONE), context);
    BigDecimal excess = a.add(square.divide(root.add(BigDecimal.ONE), context));
    return log1p(excess, context).multiply(BigDecimal.valueOf(x.signum()));
  }

  static BigDecimal acosh(BigDecimal x, MathContext context) {
    return log(x.add(sqrt(x.multiply(x).subtract(BigDecimal.ONE), context)), context);
  }

  static BigDecimal atanh(BigDecimal x, MathContext context) {
    BigDecimal excess = x.add(x).divide(BigDecimal.ONE.subtract(x), context);
    return log1p(excess, context).divide(TWO, context);
  }

  static BigDecimal pow(BigDecimal x, BigDecimal y, MathContext context) {
    boolean whole = y.signum() == 0 || y.stripTrailingZeros().scale() <= 0;
    if (whole && y.abs().compareTo(LARGEST_POWER) <= 0) {
      return x.pow(y.intValueExact(), context);
    }
    return exponential(y.multiply(log(x, context), context), context);
  }

  /** In integers, with one or two digits more. */
  static BigDecimal sqrt(BigDecimal x, MathContext context) {
    if (x.signum() < 0) {
      throw new ArithmeticException("sqrt: no value at " + x.doubleValue());
    }
    int digits = 2 * context.getPrecision() + 2 - x.precision();
    int shift = (digits + x.scale()) % 2 == 0 ? digits : digits + 1;
    return new BigDecimal(
        x.scaleByPowerOfTen(shift + x.scale()).toBigInteger().sqrt(), (shift + x.scale()) / 2);
  }

  static BigDecimal cbrt(BigDecimal x, MathContext context) {
    BigDecimal third = BigDecimal.ONE.divide(BigDecimal.valueOf(3), context);
    return pow(x.abs(), third, context).multiply(BigDecimal.valueOf(x.signum()));
  }

  static BigDecimal hypot(BigDecimal x, BigDecimal y, MathContext context) {
    return sqrt(x.multiply(x).add(y.multiply(y)), context);
  }

  /** {@code x - n y} with n the integer nearest to x/y. */
  static BigDecimal remainder(BigDecimal x, BigDecimal y, MathContext context) {
    int digits = Math.max(0, magnitude(x) - magnitude(y));
    MathContext exact = new MathContext(context.getPrecision() + digits);
    return x.subtract(rint(x.divide(y, exact)).multiply(y));
  }

  static BigDecimal rint(BigDecimal x) {
    return x.setScale(0, RoundingMode.HALF_EVEN);
  }

  static BigDecimal floor(BigDecimal x) {
    return x.setScale(0, RoundingMode.FLOOR);
  }

  static BigDecimal ceil(BigDecimal x) {
    return x.setScale(0, RoundingMode.CEILING);
  }
}
