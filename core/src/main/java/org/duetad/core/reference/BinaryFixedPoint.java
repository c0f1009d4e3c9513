package org.duetad.core.reference;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.function.LongUnaryOperator;

/**
 * Binary numbers with a fixed number of bits after the point, for the power series of decimal
 * arithmetic: their products and quotients by small integers are far cheaper than those of decimal
 * numbers. Only absolute errors are small, which is enough for sums of about 1 or more.
 *
 * @param bits the number of bits after the point
 */
record BinaryFixedPoint(int bits) {

  private static final double BITS_OF_DIGIT = 3.3219280948873626;

  /** For the rounding errors of a series. */
  private static final int GUARD = 64;

  private static final int TERMS_OF_QUOTIENT = 8;

  private static final int BITS_OF_LOG_2 = 4_000;
  private static final BigInteger LOG_2 = logOf2(new BinaryFixedPoint(BITS_OF_LOG_2));

  /** With a few bits more than a context has digits. */
  static BinaryFixedPoint of(MathContext context) {
    return new BinaryFixedPoint((int) (context.getPrecision() * BITS_OF_DIGIT) + GUARD);
  }

  BigInteger one() {
    return BigInteger.ONE.shiftLeft(bits);
  }

  BigInteger of(BigDecimal x) {
    BigInteger digits = x.unscaledValue().shiftLeft(bits);
    BigInteger power = BigInteger.TEN.pow(Math.abs(x.scale()));
    return x.scale() > 0 ? digits.divide(power) : digits.multiply(power);
  }

  /** {@code x 2ᵉ} as a decimal number, with the digits of a context and one or two more. */
  BigDecimal decimal(BigInteger x, int e, MathContext context) {
    int below = bits - e;
    int size = (int) Math.floor((x.bitLength() - below) / BITS_OF_DIGIT);
    int digits = Math.max(0, context.getPrecision() + 2 - size);
    BigInteger scaled = x.multiply(BigInteger.TEN.pow(digits)).shiftRight(below);
    return digits == 0 ? new BigDecimal(scaled).round(context) : new BigDecimal(scaled, digits);
  }

  /** {@code x (x + 1)···(x + n - 1)} for x of 1 or more. */
  BigInteger product(BigInteger x, int n) {
    BigInteger product = one();
    for (int i = 0; i < n; i++) {
      product = times(product, x.add(BigInteger.valueOf(i).shiftLeft(bits)));
    }
    return product;
  }

  /**
   * {@code Σ (x + i)⁻ᵐ} for i from 0 to n - 1 and x of 1 or more, with one division for several
   * terms: {@code a/b + 1/p = (a p + b)/(b p)}.
   */
  BigInteger inversePowers(BigInteger x, int n, int m) {
    BigInteger sum = BigInteger.ZERO;
    BigInteger above = BigInteger.ZERO;
    BigInteger below = one();
    for (int i = 0; i < n; i++) {
      BigInteger power = power(x.add(BigInteger.valueOf(i).shiftLeft(bits)), m);
      above = times(above, power).add(below);
      below = times(below, power);
      if (i % TERMS_OF_QUOTIENT == TERMS_OF_QUOTIENT - 1 || i == n - 1) {
        sum = sum.add(above.shiftLeft(bits).divide(below));
        above = BigInteger.ZERO;
        below = one();
      }
    }
    return sum;
  }

  private BigInteger power(BigInteger x, int m) {
    BigInteger power = x;
    for (int k = 1; k < m; k++) {
      power = times(power, x);
    }
    return power;
  }

  /** {@code x + 1/(2 (x + 2/(2 (x + 3/(2 (x + ···))))))} to the n-th term, for x of 1 or more. */
  BigInteger laplaceFraction(BigInteger x, int n) {
    BigInteger below = x;
    for (int k = n; k > 0; k--) {
      below = x.add(BigInteger.valueOf(k).shiftLeft(2 * bits - 1).divide(below));
    }
    return below;
  }

  BigInteger times(BigInteger x, BigInteger y) {
    return x.multiply(y).shiftRight(bits);
  }

  /** {@code exp(x)}, {@code x = k log 2 + 2ʰ r}, by the series of {@code exp r} and h squarings. */
  static BigDecimal exp(BigDecimal x, MathContext context) {
    int halvings = (int) (Math.sqrt(context.getPrecision()) * 1.5);
    BinaryFixedPoint number = new BinaryFixedPoint(of(context).bits + halvings);
    int k = (int) Math.rint(x.doubleValue() / Math.log(2));
    BigInteger rest = number.of(x).subtract(number.log2().multiply(BigInteger.valueOf(k)));
    BigInteger power = number.exponentialSeries(rest.shiftRight(halvings));
    for (int i = 0; i < halvings; i++) {
      power = number.times(power, power);
    }
    return number.decimal(power, k, context);
  }

  /**
   * The sum of terms, the first 1, each the former one times x over a divisor, for k = 1, 2, ...
   */
  private BigInteger series(BigInteger x, LongUnaryOperator divisor) {
    BigInteger term = one();
    BigInteger sum = term;
    for (long k = 1; isFelt(term); k++) {
      term = times(term, x).divide(BigInteger.valueOf(divisor.applyAsLong(k)));
      sum = sum.add(term);
    }
    return sum;
  }

  /** {@code Σ xᵏ/k!}. */
  private BigInteger exponentialSeries(BigInteger x) {
    return series(x, k -> k);
  }

  /**
   * {@code 1 - q/(m (m + 1)) + q²/(m (m + 1)(m + 2)(m + 3)) - ...}: the sine over x of {@code q =
   * x²} for m = 2, the cosine for m = 1.
   */
  BigInteger alternatingSeries(BigInteger square, int from) {
    return series(square, k -> -(from + 2 * k - 2) * (from + 2 * k - 1));
  }

  /** {@code Σ qᵏ/(2k + 1)}. */
  BigInteger arctangentSeries(BigInteger ratio) {
    BigInteger power = one();
    BigInteger sum = power;
    for (int k = 3; isFelt(power); k += 2) {
      power = times(power, ratio);
      sum = sum.add(power.divide(BigInteger.valueOf(k)));
    }
    return sum;
  }

  /** {@code Σ qᵏ/(1·3···(2k + 1))}. */
  BigInteger oddSeries(BigInteger ratio) {
    return series(ratio, k -> 2 * k + 1);
  }

  /** {@code Σ qᵏ n!/(k! (k + n)!)}. */
  BigInteger besselSeries(BigInteger ratio, int n) {
    return series(ratio, k -> k * (k + n));
  }

  private static boolean isFelt(BigInteger term) {
    return term.signum() != 0 && term.bitLength() > 1;
  }

  private BigInteger log2() {
    return bits <= BITS_OF_LOG_2 ? LOG_2.shiftRight(BITS_OF_LOG_2 - bits) : logOf2(this);
  }

  /** {@code log 2 = 18 artanh(1/26) - 2 artanh(1/4801) + 8 artanh(1/8749)}. */
  private static BigInteger logOf2(BinaryFixedPoint number) {
    BinaryFixedPoint more = new BinaryFixedPoint(number.bits + GUARD);
    return more.artanhOfInverse(26)
        .multiply(BigInteger.valueOf(18))
        .subtract(more.artanhOfInverse(4801).shiftLeft(1))
        .add(more.artanhOfInverse(8749).shiftLeft(3))
        .shiftRight(GUARD);
  }

  private BigInteger artanhOfInverse(int n) {
    BigInteger square = BigInteger.valueOf((long) n * n);
    BigInteger power = one().divide(BigInteger.valueOf(n));
    BigInteger sum = power;
    for (int k = 3; power.signum() != 0; k += 2) {
      power = power.divide(square);
      sum = sum.add(power.divide(BigInteger.valueOf(k)));
    }
    return sum;
  }
}
