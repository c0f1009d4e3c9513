package org.duetad.core.special;

import org.apache.commons.numbers.core.DD;

/**
 * {@code Jᵥ(x) = M cos θ}, v = 0 or 1, for x ≥ 50 by the asymptotic series of modulus and phase
 * (DLMF 10.18.17, 10.18.18).
 *
 * <p>{@code M² = 2/(πx) (1 + m₁/x² + ...)} and, as {@code θ' = 2/(πxM²)} (DLMF 10.18.8), {@code θ =
 * x - (2v+1)π/4 + p₁/x + p₂/x³ + ...}; both are expanded once, at class initialisation. The phase
 * is carried in double-double, reduced modulo π with π in three parts, so that the distance from
 * the nearest zero keeps full relative accuracy.
 */
final class BesselAsymptotic {
  private static final int TERMS = 18;

  /** The number of terms of the phase that are summed in double-double. */
  private static final int PRECISE_TERMS = 7;

  /** From here on the reduction would lose digits, and one term of the phase is enough. */
  private static final double HUGE = 0x1p49;

  /** From here on {@code 2x} is infinite. */
  private static final double DOUBLE_OVERFLOWS = 0x1p1023;

  /** Closer to a zero than this the phase is computed in double-double. */
  private static final double NEAR_ZERO = 0.03;

  private static final double PI_1 = 3.141592653589793;
  private static final double PI_2 = 1.2246467991473532e-16;
  private static final double PI_3 = -2.9947698097183397e-33;
  private static final double TWO_OVER_PI = 0.6366197723675814;

  private final int order;
  private final double[] modulus = new double[TERMS];
  private final DD[] phase = new DD[TERMS];
  private final double[] phaseHigh = new double[TERMS];

  BesselAsymptotic(int order) {
    this.order = order;
    DD[] m = modulusSeries(4 * order);
    DD[] r = reciprocal(m);
    for (int k = 0; k < TERMS; k++) {
      modulus[k] = m[k].doubleValue();
      phase[k] = r[k].divide(1.0 - 2 * k);
      phaseHigh[k] = phase[k].hi();
    }
  }

  double value(double x) {
    if (!(x < HUGE)) {
      return huge(x);
    }
    double square = 1 / (x * x);
    double sum = 0;
    for (int k = TERMS - 1; k >= 0; k--) {
      sum = sum * square + modulus[k];
    }
    return Math.sqrt(TWO_OVER_PI / x * sum) * cosine(x, square);
  }

  /** {@code cos θ} as ± the sine of the distance of θ from the nearest zero. */
  private double cosine(double x, double square) {
    double shift = order == 0 ? 0.75 : 1.25;
    double n = Math.rint(x / PI_1 - shift);
    double multiple = n + shift;
    double reduced = Math.fma(-multiple, PI_1, x);
    double coarse = reduced - multiple * PI_2 + x * tail(square, 0);
    double sine = Math.abs(coarse) > NEAR_ZERO ? Math.sin(coarse) : sine(x, reduced, multiple);
    return n % 2 == 0 ? -sine : sine;
  }

  /** The sine of the distance, close to a zero. */
  private double sine(double x, double reduced, double multiple) {
    DD d = DD.ofProduct(-multiple, PI_2).add(reduced).add(-multiple * PI_3);
    DD angle = d.add(phaseCorrection(x));
    return Math.sin(angle.hi()) + Math.cos(angle.hi()) * angle.lo();
  }

  /** {@code p₁/x + p₂/x³ + ...}. */
  private DD phaseCorrection(double x) {
    DD inverse = DD.fromQuotient(1, x);
    DD square = inverse.square();
    DD sum = DD.of(tail(square.hi(), PRECISE_TERMS));
    for (int k = PRECISE_TERMS; k >= 1; k--) {
      sum = sum.add(phase[k]);
      sum = k > 1 ? sum.multiply(square) : sum.multiply(inverse);
    }
    return sum;
  }

  /** {@code pₘ₊₁ s + pₘ₊₂ s² + ...}, with m = first. */
  private double tail(double s, int first) {
    double sum = 0;
    for (int k = TERMS - 1; k > first; k--) {
      sum = (sum + phaseHigh[k]) * s;
    }
    return sum;
  }

  /**
   * {@code √(2/(πx)) cos(θ₀ + p₁/x)} with {@code θ₀ = x - (2v+1)π/4} by the addition theorem. Where
   * {@code √2 cos θ₀ = ±cos x + sin x} cancels it is {@code cos 2x} over its conjugate, which does
   * not: the library's cosine is relatively accurate next to its zeros.
   */
  private double huge(double x) {
    if (x == Double.POSITIVE_INFINITY) {
      return 0;
    }
    double sine = Math.sin(x);
    double cosine = Math.cos(x);
    double sum = order == 0 ? cosine + sine : sine - cosine;
    double conjugate = order == 0 ? cosine - sine : -cosine - sine;
    if (Math.abs(sum) < Math.abs(conjugate) && x < DOUBLE_OVERFLOWS) {
      sum = Math.cos(2 * x) / conjugate;
    }
    double shift = (1 + 2 * order) / (8 * x);
    return (sum - shift * conjugate) / (Math.sqrt(PI_1) * Math.sqrt(x));
  }

  /** {@code mₖ = (1·3···(2k-1))/(2·4···2k) (μ-1)(μ-9)···(μ-(2k-1)²)/4ᵏ}, with {@code μ = 4v²}. */
  private static DD[] modulusSeries(int mu) {
    DD[] m = new DD[TERMS];
    m[0] = DD.ONE;
    for (int k = 1; k < TERMS; k++) {
      double odd = 2.0 * k - 1;
      m[k] = m[k - 1].multiply(odd * (mu - odd * odd)).divide(8.0 * k);
    }
    return m;
  }

  /** The power series 1/m. */
  private static DD[] reciprocal(DD[] m) {
    DD[] r = new DD[TERMS];
    r[0] = DD.ONE;
    for (int k = 1; k < TERMS; k++) {
      DD sum = DD.ZERO;
      for (int j = 1; j <= k; j++) {
        sum = sum.subtract(m[j].multiply(r[k - j]));
      }
      r[k] = sum;
    }
    return r;
  }
}
