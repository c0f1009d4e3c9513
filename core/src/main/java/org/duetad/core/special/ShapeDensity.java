package org.duetad.core.special;

import org.apache.commons.numbers.core.DD;
import org.apache.commons.numbers.gamma.Gamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * The densities of the gamma and beta distributions. For shapes of ordinary size they are products
 * of powers, for others those of Commons Numbers, which for tiny x overflow.
 */
public final class ShapeDensity {

  /** Up to it the gamma function is far from overflow. */
  private static final double ORDINARY = 50;

  private ShapeDensity() {}

  /** Returns {@code xᵃ⁻¹ e⁻ˣ/Γ(a)} for a &gt; 0 and x ≥ 0. */
  public static double gamma(double a, double x) {
    if (!isOrdinary(a)) {
      return RegularizedGamma.P.derivative(a, x);
    }
    double product = PowerPartials.power(1, x, a) * Math.exp(-x);
    if (isNormal(product)) {
      return product / Gamma.value(a);
    }
    double decay = Math.exp(-x / 2);
    return decay == 0 ? 0 : square(PowerPartials.rootOfPower(1, x, a) * decay, 1 / Gamma.value(a));
  }

  /** Returns {@code xᵃ⁻¹ (1 - x)ᵇ⁻¹/B(a, b)} for a, b &gt; 0 and x from 0 to 1. */
  public static double beta(double a, double b, double x) {
    if (!isOrdinary(a + b)) {
      return RegularizedBeta.derivative(x, a, b);
    }
    double factor = Gamma.value(a + b) / Gamma.value(a) / Gamma.value(b);
    double product = PowerPartials.power(1, x, a) * complementPower(x, b);
    return isNormal(product)
        ? product * factor
        : square(PowerPartials.rootOfPower(1, x, a) * complementRoot(x, b), factor);
  }

  /** {@code (1 - x)ᵇ⁻¹}, with the rounding error of 1 - x repaired. */
  private static double complementPower(double x, double b) {
    DD complement = DD.ofDifference(1, x);
    return moved(PowerPartials.power(1, complement.hi(), b), b - 1, complement);
  }

  /** {@code (1 - x)^((b-1)/2)}, likewise. */
  private static double complementRoot(double x, double b) {
    DD complement = DD.ofDifference(1, x);
    return moved(PowerPartials.rootOfPower(1, complement.hi(), b), (b - 1) / 2, complement);
  }

  /** A power of the higher part of a number, as that of the number. */
  private static double moved(double power, double exponent, DD number) {
    return number.lo() == 0 ? power : power + power * (exponent * number.lo() / number.hi());
  }

  /** Returns {@code 1/Γ(a)} for a from 0 to 50, in double-double arithmetic: accurate, slow. */
  public static double gammaFactor(double a) {
    return DdMath.exp(DdGamma.logGamma(DD.of(a)).negate()).doubleValue();
  }

  /** Returns {@code 1/B(a, b)} for positive a and b of a sum below 50, as {@link #gammaFactor}. */
  public static double betaFactor(double a, double b) {
    DD log = DdGamma.logGamma(DD.of(a)).add(DdGamma.logGamma(DD.of(b)));
    return DdMath.exp(DdGamma.logGamma(DD.ofSum(a, b)).subtract(log)).doubleValue();
  }

  /** Returns whether the shapes are of ordinary size: their sum is below 50. */
  public static boolean isOrdinary(double sum) {
    return sum < ORDINARY;
  }

  /** Whether neither the product nor a factor of it overflowed or was subnormal. */
  private static boolean isNormal(double product) {
    return product > 1e-240 && product < 1e240;
  }

  /** {@code f r²}. */
  private static double square(double root, double factor) {
    return root * factor * root;
  }
}
