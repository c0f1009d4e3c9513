package org.duetad.core.reference;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Special functions in decimal arithmetic, by their series. */
final class BigSpecial {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /** Beyond this the series need too many terms. */
  private static final BigDecimal FAR = BigDecimal.valueOf(200);

  private BigSpecial() {}

  /** {@code 2x/√π exp(-x²) Σ (2x²)ᵏ/(1·3···(2k+1))}: all terms have one sign. */
  static BigDecimal erf(BigDecimal x, MathContext context) {
    near("erf", x);
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
    near("erfc", x);
    int lost = x.signum() > 0 ? x.multiply(x).divide(TWO).intValue() : 0;
    MathContext inner = new MathContext(context.getPrecision() + lost);
    return BigDecimal.ONE.subtract(erf(x, inner));
  }

  /** Newton's iteration from 0, which is monotone: a step doubles the digits. */
  static BigDecimal erfInv(BigDecimal y, MathContext context) {
    if (y.abs().compareTo(BigDecimal.ONE) >= 0) {
      throw new ArithmeticException("erfInv: no value at " + y.doubleValue());
    }
    BigDecimal half = Big.pi(context).sqrt(context).divide(TWO, context);
    BigDecimal x = BigDecimal.ZERO;
    BigDecimal step = BigDecimal.ONE;
    int enough = -context.getPrecision() * 2 / 3;
    while (step.signum() != 0 && Big.magnitude(step) > enough) {
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
    return bessel(0, x, context);
  }

  static BigDecimal besselJ1(BigDecimal x, MathContext context) {
    return bessel(1, x, context).multiply(x).divide(TWO, context);
  }

  /**
   * {@code n! (2/x)ⁿ Jₙ(x) = Σ (-x²/4)ᵏ n!/(k! (k + n)!)}, with extra digits for terms of up to eˣ.
   */
  private static BigDecimal bessel(int n, BigDecimal x, MathContext context) {
    near("bessel", x);
    MathContext inner = new MathContext(context.getPrecision() + x.abs().intValue());
    BigDecimal ratio = x.multiply(x, inner).divide(BigDecimal.valueOf(-4), inner);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = term;
    for (int k = 1; term.signum() != 0 && Big.isFelt(term, sum, inner); k++) {
      term = term.multiply(ratio, inner).divide(BigDecimal.valueOf((long) k * (k + n)), inner);
      sum = sum.add(term, inner);
    }
    return sum;
  }

  /** Stirling's series at x + n, and the n factors between. */
  static BigDecimal logGamma(BigDecimal x, MathContext context) {
    positive(x);
    int n = context.getPrecision();
    BigDecimal product = BigDecimal.ONE;
    BigDecimal z = x;
    for (int i = 0; i < n; i++, z = z.add(BigDecimal.ONE)) {
      product = product.multiply(z, context);
    }
    BigDecimal log = Big.log(z, context);
    BigDecimal halfLogTwoPi = Big.log(Big.pi(context).multiply(TWO), context).divide(TWO, context);
    BigDecimal sum =
        z.subtract(BigDecimal.ONE.divide(TWO)).multiply(log).subtract(z).add(halfLogTwoPi);
    BigDecimal power = BigDecimal.ONE.divide(z, context);
    BigDecimal square = power.multiply(power, context);
    List<BigDecimal> bernoulli = bernoulli(n / 2, context);
    for (int k = 1; k <= bernoulli.size(); k++, power = power.multiply(square, context)) {
      BigDecimal below = BigDecimal.valueOf(2L * k * (2L * k - 1));
      sum = sum.add(bernoulli.get(k - 1).multiply(power).divide(below, context), context);
    }
    return sum.subtract(Big.log(product, context), context);
  }

  /** {@code log x - 1/(2x) - Σ B₂ₖ/(2k x²ᵏ)} at x + n, less the n reciprocals between. */
  static BigDecimal digamma(BigDecimal x, MathContext context) {
    positive(x);
    int n = context.getPrecision();
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal z = x;
    for (int i = 0; i < n; i++, z = z.add(BigDecimal.ONE)) {
      sum = sum.subtract(BigDecimal.ONE.divide(z, context), context);
    }
    sum = sum.add(Big.log(z, context)).subtract(BigDecimal.ONE.divide(z.add(z), context));
    BigDecimal square = BigDecimal.ONE.divide(z.multiply(z), context);
    BigDecimal power = square;
    List<BigDecimal> bernoulli = bernoulli(n / 2, context);
    for (int k = 1; k <= bernoulli.size(); k++, power = power.multiply(square, context)) {
      BigDecimal term = bernoulli.get(k - 1).multiply(power);
      sum = sum.subtract(term.divide(BigDecimal.valueOf(2L * k), context), context);
    }
    return sum;
  }

  /** {@code 1/x + 1/(2x²) + Σ B₂ₖ/x²ᵏ⁺¹} at x + n, and the n squared reciprocals between. */
  static BigDecimal trigamma(BigDecimal x, MathContext context) {
    positive(x);
    int n = context.getPrecision();
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal z = x;
    for (int i = 0; i < n; i++, z = z.add(BigDecimal.ONE)) {
      sum = sum.add(BigDecimal.ONE.divide(z.multiply(z), context), context);
    }
    BigDecimal inverse = BigDecimal.ONE.divide(z, context);
    BigDecimal square = inverse.multiply(inverse, context);
    sum = sum.add(inverse).add(square.divide(TWO));
    BigDecimal power = inverse.multiply(square, context);
    for (BigDecimal b : bernoulli(n / 2, context)) {
      sum = sum.add(b.multiply(power), context);
      power = power.multiply(square, context);
    }
    return sum;
  }

  static BigDecimal logBeta(BigDecimal x, BigDecimal y, MathContext context) {
    return logGamma(x, context).add(logGamma(y, context)).subtract(logGamma(x.add(y), context));
  }

  private static void near(String name, BigDecimal x) {
    if (x.abs().compareTo(FAR) > 0) {
      throw new ArithmeticException(name + ": no high-precision value beyond " + FAR);
    }
  }

  private static void positive(BigDecimal x) {
    if (x.signum() <= 0) {
      throw new ArithmeticException("gamma: no high-precision value at " + x.doubleValue());
    }
  }

  /**
   * {@code B₂, B₄, ..., B₂ₙ} from the tangent numbers, {@code B₂ₖ = (-1)ᵏ⁻¹ 2k Tₖ/(4ᵏ (4ᵏ - 1))};
   * Brent and Harvey, "Fast computation of Bernoulli, tangent and secant numbers", 2013, algorithm
   * TangentNumbers.
   */
  private static List<BigDecimal> bernoulli(int n, MathContext context) {
    BigInteger[] tangent = new BigInteger[n + 1];
    tangent[1] = BigInteger.ONE;
    for (int k = 2; k <= n; k++) {
      tangent[k] = tangent[k - 1].multiply(BigInteger.valueOf(k - 1L));
    }
    for (int k = 2; k <= n; k++) {
      for (int j = k; j <= n; j++) {
        BigInteger left = tangent[j - 1].multiply(BigInteger.valueOf((long) j - k));
        tangent[j] = left.add(tangent[j].multiply(BigInteger.valueOf(j - k + 2L)));
      }
    }
    List<BigDecimal> numbers = new ArrayList<>();
    for (int k = 1; k <= n; k++) {
      BigInteger power = BigInteger.ONE.shiftLeft(2 * k);
      BigInteger above = tangent[k].multiply(BigInteger.valueOf(k % 2 == 1 ? 2L * k : -2L * k));
      BigInteger below = power.multiply(power.subtract(BigInteger.ONE));
      numbers.add(new BigDecimal(above).divide(new BigDecimal(below), context));
    }
    return numbers;
  }
}
