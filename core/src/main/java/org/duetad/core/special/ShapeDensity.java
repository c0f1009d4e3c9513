package org.duetad.core.special;

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
    if (!(a < ORDINARY)) {
      return RegularizedGamma.P.derivative(a, x);
    }
    double product = PowerLog.value(1, 0, x, a) * Math.exp(-x);
    if (isNormal(product)) {
      return product / Gamma.value(a);
    }
    double decay = Math.exp(-x / 2);
    return decay == 0 ? 0 : square(Math.pow(x, (a - 1) / 2) * decay, 1 / Gamma.value(a));
  }

  /** Returns {@code xᵃ⁻¹ (1 - x)ᵇ⁻¹/B(a, b)} for a, b &gt; 0 and x from 0 to 1. */
  public static double beta(double a, double b, double x) {
    if (!(a + b < ORDINARY)) {
      return RegularizedBeta.derivative(x, a, b);
    }
    double factor = Gamma.value(a + b) / Gamma.value(a) / Gamma.value(b);
    double product = PowerLog.value(1, 0, x, a) * PowerLog.value(1, 0, 1 - x, b);
    return isNormal(product)
        ? product * factor
        : square(Math.pow(x, (a - 1) / 2) * Math.pow(1 - x, (b - 1) / 2), factor);
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
