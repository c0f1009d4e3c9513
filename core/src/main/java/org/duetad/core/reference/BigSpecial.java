package org.duetad.core.reference;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import org.duetad.core.special.ErrorFunction;

/** Special functions in decimal arithmetic, by their series. */
final class BigSpecial {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /** Beyond this the series need too many terms. */
  private static final BigDecimal FAR_OF_J = BigDecimal.valueOf(200);

  /** Beyond this doubles overflow. */
  private static final BigDecimal FAR_OF_I = BigDecimal.valueOf(720);

  private BigSpecial() {}

  /** {@code 2x/√π exp(-x²) Σ (2x²)ᵏ/(1·3···(2k+1))}: all terms have one sign. */
  static BigDecimal erf(BigDecimal x, MathContext context) {
    if (isFar(x, context)) {
      BigDecimal rest = tail(x.abs(), context);
      return BigDecimal.ONE.subtract(rest).multiply(BigDecimal.valueOf(x.signum()));
    }
    BigDecimal square = x.multiply(x, context);
    BinaryFixedPoint number = BinaryFixedPoint.of(context);
    BigInteger series = number.oddSeries(number.of(square.multiply(TWO)));
    BigDecimal sum = number.decimal(series, 0, context).multiply(x).multiply(TWO);
    BigDecimal tail = Big.exp(square.negate(), context);
    return sum.multiply(tail, context).divide(Big.sqrtPi(context), context);
  }

  /** {@code 1 - erf(x)}, with extra digits for those that cancel. */
  static BigDecimal erfc(BigDecimal x, MathContext context) {
    if (x.signum() > 0 && isFar(x, context)) {
      return tail(x, context);
    }
    int lost = x.signum() > 0 ? x.multiply(x).divide(TWO).intValue() : 0;
    MathContext inner = new MathContext(context.getPrecision() + lost);
    return BigDecimal.ONE.subtract(erf(x, inner));
  }

  /** Where the continued fraction needs fewer terms than the series. */
  private static boolean isFar(BigDecimal x, MathContext context) {
    return x.multiply(x).compareTo(BigDecimal.valueOf(context.getPrecision() / 2)) > 0;
  }

  /**
   * {@code erfc(x) = exp(-x²)/√π / (x + (1/2)/(x + (2/2)/(x + (3/2)/(x + ...))))}, Laplace's
   * continued fraction.
   */
  private static BigDecimal tail(BigDecimal x, MathContext context) {
    MathContext inner = new MathContext(context.getPrecision() + 10);
    BinaryFixedPoint number = BinaryFixedPoint.of(inner);
    int terms = terms(Math.min(x.doubleValue(), 1e3), inner);
    BigDecimal below = number.decimal(number.laplaceFraction(number.of(x), terms), 0, inner);
    BigDecimal density = Big.exponential(x.multiply(x).negate(), inner);
    return density.divide(Big.sqrtPi(inner), inner).divide(below, context);
  }

  /** Until the remainder is negligible: term k multiplies it by {@code (r - x)/(r + x)}. */
  private static int terms(double x, MathContext context) {
    double error = 0;
    int k = 0;
    while (error > -context.getPrecision() * Math.log(10)) {
      k++;
      double r = Math.sqrt(x * x + 2 * k);
      error += Math.log((r - x) / (r + x));
    }
    return k;
  }

  /** Newton's iteration, from the value in doubles: a step doubles the digits. */
  static BigDecimal erfInv(BigDecimal y, MathContext context) {
    if (y.abs().compareTo(BigDecimal.ONE) >= 0) {
      throw new ArithmeticException("erfInv: no value at " + y.doubleValue());
    }
    BigDecimal half = Big.sqrtPi(context).divide(TWO, context);
    double inside = Math.nextDown(1.0);
    double guess = Math.max(-inside, Math.min(inside, y.doubleValue()));
    BigDecimal x = new BigDecimal(ErrorFunction.erfInv(guess));
    BigDecimal step = BigDecimal.ONE;
    int enough = -context.getPrecision() * 2 / 3;
    while (step.signum() != 0 && Big.magnitude(step) - Big.magnitude(x) > enough) {
      BigDecimal slope = Big.exp(x.multiply(x, context), context).multiply(half, context);
      step = y.subtract(erf(x, context)).multiply(slope, context);
      x = x.add(step, context);
    }
    return x;
  }

  /** {@code erfc(-x/√2)/2}. */
  static BigDecimal normalCdf(BigDecimal x, MathContext context) {
    MathContext inner = new MathContext(context.getPrecision() + 4);
    return erfc(x.negate().divide(Big.sqrt2(inner), inner), context).divide(TWO, context);
  }

  static BigDecimal gelu(BigDecimal x, MathContext context) {
    return x.multiply(normalCdf(x, context), context);
  }

  static BigDecimal besselJ0(BigDecimal x, MathContext context) {
    return bessel(0, -4, x, context);
  }

  static BigDecimal besselJ1(BigDecimal x, MathContext context) {
    return bessel(1, -4, x, context).multiply(x).divide(TWO, context);
  }

  /**
   * {@code n! (2/x)ⁿ Jₙ(x) = Σ (x²/c)ᵏ n!/(k! (k + n)!)} with c = -4, and Iₙ(x) with c = 4; with
   * extra digits for terms of up to eˣ.
   */
  private static BigDecimal bessel(int n, int c, BigDecimal x, MathContext context) {
    near("bessel", c < 0 ? FAR_OF_J : FAR_OF_I, x);
    MathContext inner = new MathContext(context.getPrecision() + x.abs().intValue());
    BigDecimal ratio = x.multiply(x, inner).divide(BigDecimal.valueOf(c), inner);
    BinaryFixedPoint number = BinaryFixedPoint.of(inner);
    return number.decimal(number.besselSeries(number.of(ratio), n), 0, inner);
  }

  /** Stirling's series at the first of x, x + 1, ... that is large, and the factors before it. */
  static BigDecimal logGamma(BigDecimal x, MathContext context) {
    positive(x);
    int n = context.getPrecision();
    boolean tiny = x.compareTo(BigDecimal.ONE) < 0;
    BigDecimal z = tiny ? x.add(BigDecimal.ONE) : x;
    int steps = steps(z, context);
    BinaryFixedPoint number = BinaryFixedPoint.of(context);
    BigDecimal product =
        steps == 0
            ? BigDecimal.ONE
            : number.decimal(number.product(number.of(z), steps), 0, context);
    product = tiny ? product.multiply(x, context) : product;
    z = z.add(BigDecimal.valueOf(steps));
    BigDecimal log = Big.log(z, context);
    BigDecimal halfLogTwoPi = Big.log(Big.pi(context).multiply(TWO), context).divide(TWO, context);
    BigDecimal sum =
        z.subtract(BigDecimal.ONE.divide(TWO)).multiply(log).subtract(z).add(halfLogTwoPi);
    BigDecimal power = BigDecimal.ONE.divide(z, context);
    BigDecimal square = power.multiply(power, context);
    List<BigDecimal> bernoulli = BernoulliNumbers.first(n / 2, context);
    for (int k = 1; k <= n / 2 && Big.isFelt(power, sum, context); k++) {
      BigDecimal below = BigDecimal.valueOf(2L * k * (2L * k - 1));
      sum = sum.add(bernoulli.get(k - 1).multiply(power).divide(below, context), context);
      power = power.multiply(square, context);
    }
    return product.compareTo(BigDecimal.ONE) == 0
        ? sum
        : sum.subtract(Big.log(product, context), context);
  }

  /**
   * {@code log x - 1/(2x) - Σ B₂ₖ/(2k x²ᵏ)} at the first large x + i, less the reciprocals before.
   */
  static BigDecimal digamma(BigDecimal x, MathContext context) {
    positive(x);
    int n = context.getPrecision();
    boolean tiny = x.compareTo(BigDecimal.ONE) < 0;
    BigDecimal z = tiny ? x.add(BigDecimal.ONE) : x;
    BigDecimal sum = inversePowers(z, 1, context).negate();
    sum = tiny ? sum.subtract(BigDecimal.ONE.divide(x, context), context) : sum;
    z = z.add(BigDecimal.valueOf(steps(z, context)));
    sum = sum.add(Big.log(z, context)).subtract(BigDecimal.ONE.divide(z.add(z), context));
    BigDecimal square = BigDecimal.ONE.divide(z.multiply(z), context);
    BigDecimal power = square;
    List<BigDecimal> bernoulli = BernoulliNumbers.first(n / 2, context);
    for (int k = 1; k <= n / 2 && Big.isFelt(power, sum, context); k++) {
      BigDecimal term = bernoulli.get(k - 1).multiply(power);
      sum = sum.subtract(term.divide(BigDecimal.valueOf(2L * k), context), context);
      power = power.multiply(square, context);
    }
    return sum;
  }

  /**
   * {@code (-1)ⁿ⁺¹ n! (Σ (x + i)⁻ⁿ⁻¹ + z⁻ⁿ/n + z⁻ⁿ⁻¹/2 + Σ B₂ₖ (2k+n-1)!/(n! (2k)!) z⁻²ᵏ⁻ⁿ)} for n
   * ≥ 1, with z the first x + i that is large, where the first sum ends.
   */
  static BigDecimal polygamma(int n, BigDecimal x, MathContext context) {
    positive(x);
    int terms = context.getPrecision() / 2 + n;
    boolean tiny = x.compareTo(BigDecimal.ONE) < 0;
    BigDecimal z = tiny ? x.add(BigDecimal.ONE) : x;
    BigDecimal sum = inversePowers(z, n + 1, context);
    sum = tiny ? sum.add(BigDecimal.ONE.divide(x.pow(n + 1, context), context), context) : sum;
    z = z.add(BigDecimal.valueOf(steps(z, context)));
    BigDecimal inverse = BigDecimal.ONE.divide(z, context);
    BigDecimal power = inverse.pow(n, context);
    sum = sum.add(power.divide(BigDecimal.valueOf(n), context));
    power = power.multiply(inverse, context);
    sum = sum.add(power.divide(TWO));
    BigDecimal square = inverse.multiply(inverse, context);
    BigDecimal weight =
        power.multiply(inverse, context).multiply(BigDecimal.valueOf(n + 1)).divide(TWO);
    List<BigDecimal> bernoulli = BernoulliNumbers.first(terms, context);
    for (int k = 1; k <= terms && Big.isFelt(weight, sum, context); k++) {
      sum = sum.add(bernoulli.get(k - 1).multiply(weight), context);
      long m = 2L * k;
      weight =
          weight
              .multiply(square, context)
              .multiply(BigDecimal.valueOf((n + m) * (n + m + 1)))
              .divide(BigDecimal.valueOf((m + 1) * (m + 2)), context);
    }
    BigDecimal factorial = BigDecimal.ONE;
    for (int k = 2; k <= n; k++) {
      factorial = factorial.multiply(BigDecimal.valueOf(k));
    }
    return (n % 2 == 0 ? sum.negate() : sum).multiply(factorial);
  }

  static BigDecimal sincPi(BigDecimal x, MathContext context) {
    return x.signum() == 0
        ? BigDecimal.ONE
        : Big.sinPi(x, context).divide(Big.pi(context).multiply(x), context);
  }

  static BigDecimal besselI0(BigDecimal x, MathContext context) {
    return bessel(0, 4, x, context);
  }

  static BigDecimal besselI1(BigDecimal x, MathContext context) {
    return bessel(1, 4, x, context).multiply(x).divide(TWO, context);
  }

  /**
   * How many times 1 is added until the asymptotic series can be used, of which half as many terms
   * as digits are summed.
   */
  private static int steps(BigDecimal z, MathContext context) {
    int digits = context.getPrecision();
    return z.compareTo(BigDecimal.valueOf(digits)) < 0 ? digits - z.intValue() : 0;
  }

  /** {@code Σ (z + i)⁻ᵐ} over these steps, for z of 1 or more. */
  private static BigDecimal inversePowers(BigDecimal z, int m, MathContext context) {
    int steps = steps(z, context);
    BinaryFixedPoint number = BinaryFixedPoint.of(context);
    return steps == 0
        ? BigDecimal.ZERO
        : number.decimal(number.inversePowers(number.of(z), steps, m), 0, context);
  }

  static BigDecimal logBeta(BigDecimal x, BigDecimal y, MathContext context) {
    return logGamma(x, context).add(logGamma(y, context)).subtract(logGamma(x.add(y), context));
  }

  private static void near(String name, BigDecimal far, BigDecimal x) {
    if (x.abs().compareTo(far) > 0) {
      throw new ArithmeticException(name + ": no high-precision value beyond " + far);
    }
  }

  private static void positive(BigDecimal x) {
    if (x.signum() <= 0) {
      throw new ArithmeticException("gamma: no high-precision value at " + x.doubleValue());
    }
  }
}
