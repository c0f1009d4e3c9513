package org.duetad.core.reference;

import java.math.BigDecimal;
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
    BigDecimal square = x.multiply(x, context).multiply(TWO);
    BigDecimal term = x.multiply(TWO);
    BigDecimal sum = term;
    for (int k = 1; term.signum() != 0 && Big.isFelt(term, sum, context); k++) {
      term = term.multiply(square, context).divide(BigDecimal.valueOf(2L * k + 1), context);
      sum = sum.add(term, context);
    }
    BigDecimal tail = Big.exp(square.divide(TWO, context).negate(), context);
    return sum.multiply(tail, context).divide(Big.pi(context).sqrt(context), context);
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
    BigDecimal below = x;
    for (int k = terms(Math.min(x.doubleValue(), 1e3), inner); k > 0; k--) {
      below = x.add(BigDecimal.valueOf(k).divide(below.add(below), inner), inner);
    }
    BigDecimal density = Big.exponential(x.multiply(x).negate(), inner);
    return density.divide(Big.pi(inner).sqrt(inner), inner).divide(below, context);
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
    BigDecimal half = Big.pi(context).sqrt(context).divide(TWO, context);
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
    return erfc(x.negate().divide(TWO.sqrt(inner), inner), context).divide(TWO, context);
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
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = term;
    for (int k = 1; term.signum() != 0 && Big.isFelt(term, sum, inner); k++) {
      term = term.multiply(ratio, inner).divide(BigDecimal.valueOf((long) k * (k + n)), inner);
      sum = sum.add(term, inner);
    }
    return sum;
  }

  /** Stirling's series at the first of x, x + 1, ... that is large, and the factors before it. */
  static BigDecimal logGamma(BigDecimal x, MathContext context) {
    positive(x);
    int n = context.getPrecision();
    BigDecimal product = BigDecimal.ONE;
    BigDecimal z = x;
    for (; isSmall(z, context); z = z.add(BigDecimal.ONE)) {
      product = product.multiply(z, context);
    }
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
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal z = x;
    for (; isSmall(z, context); z = z.add(BigDecimal.ONE)) {
      sum = sum.subtract(BigDecimal.ONE.divide(z, context), context);
    }
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

  /** {@code 1/x + 1/(2x²) + Σ B₂ₖ/x²ᵏ⁺¹} at the first large x + i, and the terms before it. */
  static BigDecimal trigamma(BigDecimal x, MathContext context) {
    positive(x);
    int n = context.getPrecision();
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal z = x;
    for (; isSmall(z, context); z = z.add(BigDecimal.ONE)) {
      sum = sum.add(BigDecimal.ONE.divide(z.multiply(z), context), context);
    }
    BigDecimal inverse = BigDecimal.ONE.divide(z, context);
    BigDecimal square = inverse.multiply(inverse, context);
    sum = sum.add(inverse).add(square.divide(TWO));
    BigDecimal power = inverse.multiply(square, context);
    List<BigDecimal> bernoulli = BernoulliNumbers.first(n / 2, context);
    for (int k = 1; k <= n / 2 && Big.isFelt(power, sum, context); k++) {
      sum = sum.add(bernoulli.get(k - 1).multiply(power), context);
      power = power.multiply(square, context);
    }
    return sum;
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

  /** Too small for the asymptotic series, of which half as many terms as digits are summed. */
  private static boolean isSmall(BigDecimal z, MathContext context) {
    return z.compareTo(BigDecimal.valueOf(context.getPrecision())) < 0;
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
