package org.duetad.core.rules;

import java.util.List;
import java.util.function.IntFunction;
import org.duetad.core.Scalar;
import org.duetad.core.special.Bessel;
import org.duetad.core.special.ModifiedBessel;
import org.duetad.core.special.ScaledBessel;
import org.duetad.core.special.SincSlope;
import org.duetad.core.special.SphericalBessel;

/**
 * Even entire functions {@code fₙ(x) = Bₙ(x)/xⁿ} with {@code fₙ' = c x fₙ₊₁}, for Bessel functions
 * Bₙ of several kinds: what the derivatives of the cardinal sine and of Bessel functions consist
 * of, without a division by x.
 */
final class EvenFamilies {

  private static final int KEPT = 5;
  private static final double PI_SQUARE = 9.86960440108935861883;

  /** Below it definitions are series, of so many terms that decimal arithmetic has 100 digits. */
  private static final double SMALL = 1.5;

  private static final int TERMS = 40;

  /** Beyond it Iₙ overflows. */
  private static final double OVERFLOW = 750;

  @FunctionalInterface
  private interface Value {
    double at(int n, double x);
  }

  private static final UnaryRule[] SPHERICAL = kept(EvenFamilies::madeSpherical);
  private static final UnaryRule[] SPHERICAL_PI = kept(EvenFamilies::madeSphericalPi);
  private static final UnaryRule[] BESSEL = kept(EvenFamilies::madeBessel);
  private static final UnaryRule[] MODIFIED = kept(EvenFamilies::madeModified);

  /** {@code J₁'(x) = J₀(x) - J₁(x)/x}, with slope {@code J₂(x)/x - J₁(x)}. */
  static final UnaryRule BESSEL_J1_SLOPE =
      UnaryRule.of(
              "besselJ1Slope",
              Domain.REAL,
              Bessel::j1Slope,
              (x, y) -> x.multiply(x.apply(bessel(2))).subtract(x.besselJ1()))
          .definedAs(x -> x.besselJ0().subtract(x.besselJ1().divide(x)));

  /** {@code (cos x - sinc x)/x}, the slope of sinc, with slope {@code 2 s₁ - s₀}. */
  static final UnaryRule SINC_SLOPE =
      UnaryRule.of(
              "sincSlope",
              Domain.REAL,
              new SincSlope(),
              (x, y) -> x.apply(spherical(1)).multiply(2).subtract(x.sinc()))
          .definedAs(x -> x.apply(spherical(1)).multiply(x).negate());

  /** {@code (cos πx - sincPi x)/x}, the slope of sincPi, likewise. */
  static final UnaryRule SINC_PI_SLOPE =
      UnaryRule.of(
              "sincPiSlope",
              Domain.REAL,
              SphericalBessel::sincPiSlope,
              (x, y) ->
                  x.apply(sphericalPi(1))
                      .multiply(2 * PI_SQUARE)
                      .subtract(x.sincPi().multiply(PI_SQUARE)))
          .definedAs(x -> x.apply(sphericalPi(1)).multiply(x).multiply(-PI_SQUARE));

  private EvenFamilies() {}

  /** {@code jₙ(x)/xⁿ} of the spherical Bessel functions. */
  static UnaryRule spherical(int n) {
    return n < KEPT ? SPHERICAL[n] : madeSpherical(n);
  }

  /** {@code jₙ(πx)/(πx)ⁿ}. */
  static UnaryRule sphericalPi(int n) {
    return n < KEPT ? SPHERICAL_PI[n] : madeSphericalPi(n);
  }

  /** {@code Jₙ(x)/xⁿ} for n ≥ 1. */
  static UnaryRule bessel(int n) {
    return n < KEPT ? BESSEL[n] : madeBessel(n);
  }

  /** {@code Iₙ(x)/xⁿ}. */
  static UnaryRule modified(int n) {
    return n < KEPT ? MODIFIED[n] : madeModified(n);
  }

  private static UnaryRule[] kept(IntFunction<UnaryRule> family) {
    UnaryRule[] kept = new UnaryRule[KEPT];
    for (int n = 0; n < KEPT; n++) {
      kept[n] = family.apply(n);
    }
    return kept;
  }

  private static UnaryRule made(
      String name, double factor, Value value, int n, IntFunction<UnaryRule> family) {
    return UnaryRule.of(
        name + "(" + n + ")",
        Domain.REAL,
        Parametric.value(x -> value.at(n, x), n),
        (x, y) -> x.apply(family.apply(n + 1)).multiply(factor).multiply(x));
  }

  private static UnaryRule madeSpherical(int n) {
    return made("sphericalBessel", -1, SphericalBessel::scaled, n, EvenFamilies::spherical)
        .definedAs(x -> isSmall(x) ? series(n, x) : recurrence(n, x, x.sin(), x.cos()));
  }

  private static UnaryRule madeSphericalPi(int n) {
    return made(
            "sphericalBesselPi",
            -PI_SQUARE,
            SphericalBessel::scaledPi,
            n,
            EvenFamilies::sphericalPi)
        .definedAs(
            x -> {
              Scalar t = x.multiply(Math.PI);
              return isSmall(t) ? series(n, t) : recurrence(n, t, x.sinPi(), x.cosPi());
            });
  }

  private static UnaryRule madeBessel(int n) {
    return made("scaledBessel", -1, ScaledBessel::value, n, EvenFamilies::bessel)
        .definedAs(
            x ->
                isSmall(x)
                    ? besselSeries(n, x.square().multiply(-0.25), TERMS)
                    : besselRecurrence(n, x));
  }

  /** {@code Jₙ₊₁/xⁿ⁺¹ = (2n Jₙ/xⁿ - Jₙ₋₁/xⁿ⁻¹)/x²} (DLMF 10.6.1). */
  private static Scalar besselRecurrence(int n, Scalar x) {
    Scalar below = x.besselJ0();
    Scalar value = x.besselJ1().divide(x);
    for (int k = 1; k < n; k++) {
      Scalar next = value.multiply(2 * k).subtract(below).divide(x).divide(x);
      below = value;
      value = next;
    }
    return value;
  }

  private static UnaryRule madeModified(int n) {
    return made("scaledBesselI", 1, ModifiedBessel::scaled, n, EvenFamilies::modified)
        .definedAs(x -> modifiedSeries(n, x));
  }

  private static Scalar modifiedSeries(int n, Scalar x) {
    double size = Math.abs(x.value());
    if (!(size < OVERFLOW)) {
      throw new UnsupportedOperationException(
          "scaledBesselI: the series for " + x.value() + " is too long");
    }
    return besselSeries(n, x.square().multiply(0.25), TERMS + (int) (2 * size));
  }

  /** {@code 1/(2ⁿ n!) Σ qᵏ n!/(k! (n + k)!)} with {@code q = ±x²/4} (DLMF 10.25.2, 10.2.2). */
  private static Scalar besselSeries(int n, Scalar quarter, int terms) {
    Scalar sum = Scalar.of(1.0);
    for (int k = terms; k > 0; k--) {
      sum = quarter.divide(k).divide(n + k).multiply(sum).add(1);
    }
    for (int k = 1; k <= n; k++) {
      sum = sum.divide(2 * k);
    }
    return sum;
  }

  private static boolean isSmall(Scalar x) {
    return x.isGreaterThan(-SMALL) && x.isLessThan(SMALL);
  }

  /** {@code 1/(1·3···(2n+1)) Σ (-x²/2)ᵏ/(k! (2n+3)(2n+5)···(2n+2k+1))} (DLMF 10.53.1). */
  private static Scalar series(int n, Scalar x) {
    Scalar sum = Scalar.of(1.0);
    for (int k = TERMS; k > 0; k--) {
      sum = x.square().divide(-2.0 * k * (2 * n + 2 * k + 1)).multiply(sum).add(1);
    }
    for (int k = 1; k <= n; k++) {
      sum = sum.divide(2 * k + 1);
    }
    return sum;
  }

  /** {@code sₙ₊₁ = ((2n + 1) sₙ - sₙ₋₁)/x²}, from {@code s₋₁ = cos x} on (DLMF 10.51.1). */
  private static Scalar recurrence(int n, Scalar x, Scalar sine, Scalar cosine) {
    Scalar below = cosine;
    Scalar value = sine.divide(x);
    for (int k = 0; k < n; k++) {
      Scalar next = value.multiply(2 * k + 1).subtract(below).divide(x).divide(x);
      below = value;
      value = next;
    }
    return value;
  }

  static List<UnaryRule> unary() {
    return List.of(
        spherical(1),
        sphericalPi(1),
        bessel(2),
        modified(2),
        BESSEL_J1_SLOPE,
        SINC_SLOPE,
        SINC_PI_SLOPE);
  }
}
