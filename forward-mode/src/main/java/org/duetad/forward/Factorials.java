package org.duetad.forward;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Locale;

/** Products of a coefficient with factorials, which on their own exceed the range of doubles. */
final class Factorials {

  /** The bits of a long that hold the leading bits of a factorial. */
  private static final int DIGITS = 62;

  /** The exponent to which a double is scaled before the multiplication, so that it is normal. */
  private static final int NORMAL = 600;

  private Factorials() {}

  /** {@code Π i!}. */
  static BigInteger of(int... orders) {
    BigInteger product = BigInteger.ONE;
    for (int order : orders) {
      for (int r = 2; r <= order; r++) {
        product = product.multiply(BigInteger.valueOf(r));
      }
    }
    return product;
  }

  /**
   * {@code c · factorial · 2^exponent}, infinite only if the exact product overflows or c is
   * infinite.
   */
  static double times(double c, BigInteger factorial, int exponent) {
    if (c == 0) {
      return 0.0;
    }
    int shift = Math.max(0, factorial.bitLength() - DIGITS);
    double leading = factorial.shiftRight(shift).doubleValue();
    int up = Math.getExponent(c) < 0 ? NORMAL : -NORMAL;
    double product = Math.scalb(c, up) * leading;
    return Math.scalb(product, shift + exponent - up);
  }

  /**
   * A derivative {@code c · factorial · 2^exponent} that is a double.
   *
   * @throws ArithmeticException if c is finite and the derivative is not
   */
  static double derivative(
      String operation, String which, double c, BigInteger factorial, int exponent) {
    double derivative = times(c, factorial, exponent);
    if (Double.isInfinite(derivative) && !Double.isInfinite(c)) {
      BigDecimal size =
          new BigDecimal(c).multiply(new BigDecimal(factorial)).multiply(powerOfTwo(exponent));
      throw new ArithmeticException(
          String.format(
              Locale.ROOT,
              "%s: the derivative of order %s is %s, beyond the range of doubles; request lower orders, or"
                  + " coefficients, which are derivatives divided by factorials",
              operation,
              which,
              size.round(new MathContext(3)).stripTrailingZeros()));
    }
    return derivative;
  }

  private static BigDecimal powerOfTwo(int exponent) {
    BigDecimal power = new BigDecimal(BigInteger.ONE.shiftLeft(Math.abs(exponent)));
    return exponent < 0 ? BigDecimal.ONE.divide(power, new MathContext(20)) : power;
  }
}
