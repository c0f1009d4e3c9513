package org.duetad.core.precise;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Elementary functions in decimal arithmetic, to the precision of a context. */
final class Big {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /** The exponential of more than this, or of less than its negative, is no double by far. */
  private static final BigDecimal SATURATED = BigDecimal.valueOf(1_500);

  /** How often an angle is halved before its series is summed. */
  private static final int HALVINGS = 10;

  private Big() {}

  static BigDecimal exp(BigDecimal x, MathContext context) {
    return BigDecimalMath.exp(x.min(SATURATED).max(SATURATED.negate()), context);
  }

  /**
   * {@code log x = y + log(x exp(-y))}, with y the logarithm in doubles, so that the rest is short.
   */
  static BigDecimal log(BigDecimal x, MathContext context) {
    int exponent = Math.abs(magnitude(x)) <= 2 ? 0 : magnitude(x);
    BigDecimal mantissa = x.scaleByPowerOfTen(-exponent);
    BigDecimal guess = new BigDecimal(Math.log(mantissa.doubleValue()));
    BigDecimal rest = mantissa.multiply(exp(guess.negate(), context), context);
    BigDecimal sum = guess.add(logSeries(rest, context));
    return exponent == 0
        ? sum
        : sum.add(
            BigDecimalMath.log(BigDecimal.TEN, context).multiply(BigDecimal.valueOf(exponent)));
  }

  /** {@code 2 artanh((x - 1)/(x + 1))} for x close to 1. */
  private static BigDecimal logSeries(BigDecimal x, MathContext context) {
    BigDecimal ratio = x.subtract(BigDecimal.ONE).divide(x.add(BigDecimal.ONE), context);
    return series(ratio, ratio.multiply(ratio, context), context).multiply(TWO);
  }

  static BigDecimal expm1(BigDecimal x, MathContext context) {
    return exp(x, resolving(x, context)).subtract(BigDecimal.ONE);
  }

  static BigDecimal log1p(BigDecimal x, MathContext context) {
    return log(BigDecimal.ONE.add(x), resolving(x, context));
  }

  /** With room for the leading zeros of x, so that 1 can be added to it, or taken off. */
  private static MathContext resolving(BigDecimal x, MathContext context) {
    return new MathContext(context.getPrecision() + Math.max(0, -magnitude(x)));
  }

  static BigDecimal sin(BigDecimal x, MathContext context) {
    return BigDecimalMath.sin(x, holding(x, context)).round(context);
  }

  static BigDecimal cos(BigDecimal x, MathContext context) {
    return BigDecimalMath.cos(x, holding(x, context)).round(context);
  }

  static BigDecimal tan(BigDecimal x, MathContext context) {
    return sin(x, context).divide(cos(x, context), context);
  }

  /** With room for the integer digits of x, so that multiples of 2π can be taken off. */
  private static MathContext holding(BigDecimal x, MathContext context) {
    int digits = Math.max(0, magnitude(x));
    return new MathContext(context.getPrecision() + digits + 10);
  }

  static BigDecimal atan(BigDecimal x, MathContext context) {
    if (x.abs().compareTo(BigDecimal.ONE) > 0) {
      BigDecimal rest = atan(BigDecimal.ONE.divide(x, context), context);
      return quarter(x.signum(), context).subtract(rest, context);
    }
    BigDecimal half = x;
    for (int i = 0; i < HALVINGS; i++) {
      BigDecimal root = half.multiply(half).add(BigDecimal.ONE).sqrt(context);
      half = half.divide(root.add(BigDecimal.ONE), context);
    }
    BigDecimal sum = series(half, half.multiply(half, context).negate(), context);
    return sum.multiply(TWO.pow(HALVINGS), context);
  }

  /** {@code Σ x ratioᵏ/(2k + 1)}. */
  private static BigDecimal series(BigDecimal x, BigDecimal ratio, MathContext context) {
    BigDecimal power = x;
    BigDecimal sum = x;
    for (int k = 3; power.signum() != 0 && isFelt(power, sum, context); k += 2) {
      power = power.multiply(ratio, context);
      sum = sum.add(power.divide(BigDecimal.valueOf(k), context), context);
    }
    return sum;
  }

  private static boolean isFelt(BigDecimal term, BigDecimal sum, MathContext context) {
    return magnitude(term) >= magnitude(sum) - context.getPrecision();
  }

  /** The decimal exponent. */
  static int magnitude(BigDecimal x) {
    return x.precision() - x.scale();
  }

  /** {@code ±π/2}. */
  private static BigDecimal quarter(int sign, MathContext context) {
    return BigDecimalMath.pi(context).divide(TWO, context).multiply(BigDecimal.valueOf(sign));
  }

  static BigDecimal asin(BigDecimal x, MathContext context) {
    BigDecimal square = BigDecimal.ONE.subtract(x.multiply(x));
    return square.signum() == 0
        ? quarter(x.signum(), context)
        : atan(x.divide(square.sqrt(context), context), context);
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
    return exp(x, context).subtract(exp(x.negate(), context), context).divide(TWO, context);
  }

  static BigDecimal cosh(BigDecimal x, MathContext context) {
    return exp(x, context).add(exp(x.negate(), context), context).divide(TWO, context);
  }

  static BigDecimal tanh(BigDecimal x, MathContext context) {
    BigDecimal excess = expm1(x.add(x), context);
    return excess.divide(excess.add(TWO), context);
  }

  static BigDecimal asinh(BigDecimal x, MathContext context) {
    BigDecimal a = x.abs();
    BigDecimal square = a.multiply(a, context);
    BigDecimal root = square.add(BigDecimal.ONE).sqrt(context);
    BigDecimal excess = a.add(square.divide(root.add(BigDecimal.ONE), context));
    return log1p(excess, context).multiply(BigDecimal.valueOf(x.signum()));
  }

  static BigDecimal acosh(BigDecimal x, MathContext context) {
    return log(x.add(x.multiply(x).subtract(BigDecimal.ONE).sqrt(context)), context);
  }

  static BigDecimal atanh(BigDecimal x, MathContext context) {
    BigDecimal excess = x.add(x).divide(BigDecimal.ONE.subtract(x), context);
    return log1p(excess, context).divide(TWO, context);
  }

  static BigDecimal pow(BigDecimal x, BigDecimal y, MathContext context) {
    return exp(y.multiply(log(x, context), context), context);
  }

  static BigDecimal cbrt(BigDecimal x, MathContext context) {
    BigDecimal third = BigDecimal.ONE.divide(BigDecimal.valueOf(3), context);
    return pow(x.abs(), third, context).multiply(BigDecimal.valueOf(x.signum()));
  }

  static BigDecimal hypot(BigDecimal x, BigDecimal y, MathContext context) {
    return x.multiply(x).add(y.multiply(y)).sqrt(context);
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
