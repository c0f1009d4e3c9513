package org.duetad.core.rules;

import java.util.List;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.duetad.core.Scalar;
import org.duetad.core.special.LogBeta;
import org.duetad.core.special.LogGamma;
import org.duetad.core.special.ShapeDensity;

/**
 * The regularised incomplete gamma and beta functions, which are the distribution functions of the
 * gamma and beta distributions. Their shapes are constants, because derivatives with respect to a
 * shape have no closed form; those with respect to the argument have one, to every order.
 */
public final class Incomplete {

  private static final Scalar ONE = Scalar.of(1.0);
  private static final Domain POSITIVE = Domain.NON_NEGATIVE.withKinks(0.0);
  private static final Domain UNIT = Domain.of(0, 1).withKinks(0.0, 1.0);

  /** Definitions are series for operands up to the shape and this, then continued fractions. */
  private static final double NEAR = 80;

  /** Terms of a definition, for more than 100 digits; a series has more at larger operands. */
  private static final int TERMS = 80;

  private static final double DIGITS = 110;

  private static final List<UnaryRule> DENSITIES =
      List.of(gammaDensity(2.5), betaDensity(2.5, 5.5));

  private Incomplete() {}

  /**
   * {@code P(a, x) = 1/Γ(a) ∫₀ˣ tᵃ⁻¹ e⁻ᵗ dt} for {@code x >= 0}, with slope {@code xᵃ⁻¹ e⁻ˣ/Γ(a)}.
   *
   * @param a the shape
   * @return the rule
   * @throws IllegalArgumentException unless a is positive and finite
   */
  public static UnaryRule regularizedGammaP(double a) {
    requireShape("regularizedGammaP", "a", a);
    UnaryRule density = gammaDensity(a);
    return UnaryRule.of(
            "regularizedGammaP",
            POSITIVE,
            Parametric.value(x -> x >= 0 ? RegularizedGamma.P.value(a, x) : Double.NaN, a),
            (x, y) -> x.apply(density))
        .definedAs(x -> isSmall(a, x) ? lowerSeries(a, x) : ONE.subtract(upperFraction(a, x)));
  }

  /**
   * {@code Q(a, x) = 1 - P(a, x)} for {@code x >= 0}.
   *
   * @param a the shape
   * @return the rule
   * @throws IllegalArgumentException unless a is positive and finite
   */
  public static UnaryRule regularizedGammaQ(double a) {
    requireShape("regularizedGammaQ", "a", a);
    UnaryRule density = gammaDensity(a);
    return UnaryRule.of(
            "regularizedGammaQ",
            POSITIVE,
            Parametric.value(x -> x >= 0 ? RegularizedGamma.Q.value(a, x) : Double.NaN, a),
            (x, y) -> x.apply(density).negate())
        .definedAs(x -> isSmall(a, x) ? ONE.subtract(lowerSeries(a, x)) : upperFraction(a, x));
  }

  /**
   * {@code Iₓ(a, b) = 1/B(a, b) ∫₀ˣ tᵃ⁻¹ (1 - t)ᵇ⁻¹ dt} for x from 0 to 1, with slope {@code xᵃ⁻¹
   * (1 - x)ᵇ⁻¹/B(a, b)}.
   *
   * @param a the first shape
   * @param b the second shape
   * @return the rule
   * @throws IllegalArgumentException unless a and b are positive and finite
   */
  public static UnaryRule regularizedBeta(double a, double b) {
    requireShape("regularizedBeta", "a", a);
    requireShape("regularizedBeta", "b", b);
    UnaryRule density = betaDensity(a, b);
    return UnaryRule.of(
            "regularizedBeta",
            UNIT,
            Parametric.value(
                x -> isFraction(x) ? RegularizedBeta.value(x, a, b) : Double.NaN, a, b),
            (x, y) -> x.apply(density))
        .definedAs(
            x ->
                x.isLessThan(0.5)
                    ? betaSeries(a, b, x)
                    : ONE.subtract(betaSeries(b, a, ONE.subtract(x))));
  }

  /** Where the series needs fewer terms than the continued fraction. */
  private static boolean isSmall(double a, Scalar x) {
    return x.isLessThan(NEAR + a);
  }

  /** {@code xᵃ e⁻ˣ/Γ(a + 1) Σ xᵏ/((a + 1)···(a + k))} (DLMF 8.7.1): all terms are positive. */
  private static Scalar lowerSeries(double a, Scalar x) {
    Scalar sum = ONE;
    for (int k = TERMS + (int) (3 * x.value()); k > 0; k--) {
      sum = x.divide(a + k).multiply(sum).add(1);
    }
    Scalar logGamma = constant(a + 1, x).logGamma();
    return x.log().multiply(a).subtract(x).subtract(logGamma).exp().multiply(sum);
  }

  /** {@code xᵃ e⁻ˣ/Γ(a)/(x + 1 - a - (1 - a)/(x + 3 - a - 2 (2 - a)/(x + 5 - a - ···)))}. */
  private static Scalar upperFraction(double a, Scalar x) {
    Scalar below = x.add(2 * TERMS + 1 - a);
    for (int k = TERMS; k > 0; k--) {
      below = x.add(2 * k - 1 - a).subtract(below.reciprocal().multiply(k * (k - a)));
    }
    Scalar logGamma = constant(a, x).logGamma();
    return x.log().multiply(a).subtract(x).subtract(logGamma).exp().divide(below);
  }

  /** {@code xᵃ (1 - x)ᵇ/(a B(a, b)) Σ xᵏ (a + b)···(a + b + k - 1)/((a + 1)···(a + k))}. */
  private static Scalar betaSeries(double a, double b, Scalar x) {
    Scalar sum = ONE;
    for (int k = TERMS + (int) (-DIGITS / Math.log10(x.value())); k > 0; k--) {
      sum = x.multiply(a + b + k - 1).divide(a + k).multiply(sum).add(1);
    }
    Scalar logBeta = constant(a, x).logBeta(constant(b, x));
    Scalar exponent = x.log().multiply(a).add(x.negate().log1p().multiply(b)).subtract(logBeta);
    return exponent.exp().divide(a).multiply(sum);
  }

  /** {@code c} in the precision of x. */
  private static Scalar constant(double c, Scalar x) {
    return x.multiply(0).add(c);
  }

  /** {@code pₐ(x) = xᵃ⁻¹ e⁻ˣ/Γ(a)}, with slope {@code pₐ₋₁ - pₐ}. */
  static UnaryRule gammaDensity(double a) {
    return UnaryRule.of(
            "gammaDensity",
            POSITIVE,
            Parametric.value(x -> x >= 0 ? ShapeDensity.gamma(a, x) : Double.NaN, a),
            (x, y) -> (a > 1 ? x.apply(gammaDensity(a - 1)) : timesOver(a - 1, y, x)).subtract(y))
        .definedAs(x -> gammaDensity(a, x));
  }

  /** {@code pₐᵦ(x) = xᵃ⁻¹ (1 - x)ᵇ⁻¹/B(a, b)}, with slope {@code (a + b - 1) (pₐ₋₁,ᵦ - pₐ,ᵦ₋₁)}. */
  static UnaryRule betaDensity(double a, double b) {
    return UnaryRule.of(
            "betaDensity",
            UNIT,
            Parametric.value(x -> isFraction(x) ? ShapeDensity.beta(a, b, x) : Double.NaN, a, b),
            (x, y) -> betaByPower(a, b, x, y).subtract(betaByComplement(a, b, x, y)))
        .definedAs(x -> betaDensity(a, b, x));
  }

  private static Scalar gammaDensity(double a, Scalar x) {
    Scalar exponent = x.log().multiply(a - 1).subtract(x);
    return ShapeDensity.isOrdinary(a)
        ? exponent.exp().multiply(ShapeDensity.gammaFactor(a))
        : exponent.subtract(LogGamma.value(a)).exp();
  }

  private static Scalar betaDensity(double a, double b, Scalar x) {
    Scalar exponent = x.log().multiply(a - 1).add(x.negate().log1p().multiply(b - 1));
    return ShapeDensity.isOrdinary(a + b)
        ? exponent.exp().multiply(ShapeDensity.betaFactor(a, b))
        : exponent.subtract(LogBeta.value(a, b)).exp();
  }

  /** {@code (a - 1) pₐᵦ(x)/x}. */
  private static Scalar betaByPower(double a, double b, Scalar x, Scalar y) {
    return a > 1 ? x.apply(betaDensity(a - 1, b)).multiply(a + b - 1) : timesOver(a - 1, y, x);
  }

  /** {@code (b - 1) pₐᵦ(x)/(1 - x)}. */
  private static Scalar betaByComplement(double a, double b, Scalar x, Scalar y) {
    return b > 1
        ? x.apply(betaDensity(a, b - 1)).multiply(a + b - 1)
        : timesOver(b - 1, y, ONE.subtract(x));
  }

  /** {@code c y/x}. */
  private static Scalar timesOver(double c, Scalar y, Scalar x) {
    return c == 0 ? Arithmetic.flat(y) : y.multiply(c).divide(x);
  }

  private static boolean isFraction(double x) {
    return x >= 0 && x <= 1;
  }

  private static void requireShape(String operation, String name, double shape) {
    if (!(shape > 0 && shape <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          operation + ": shape " + name + " is " + shape + "; pass a positive, finite number");
    }
  }

  static List<UnaryRule> unary() {
    return List.of(regularizedGammaP(3.5), regularizedGammaQ(0.75), regularizedBeta(3.5, 0.75));
  }

  static List<UnaryRule> densities() {
    return DENSITIES;
  }
}
