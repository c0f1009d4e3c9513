package org.duetad.core.special;

/**
 * {@code sₙ(x) = jₙ(x)/xⁿ} with jₙ the spherical Bessel functions, even and entire: {@code s₀} is
 * {@code sin(x)/x}, and {@code sₙ' = -x sₙ₊₁} (DLMF 10.51.3), so that all derivatives of the
 * cardinal sine are products of these.
 */
public final class SphericalBessel {

  private static final double NEGLIGIBLE = 0x1p-58;

  /** {@code -1/(2k (2k + 3))}, the ratios of successive terms for n = 1. */
  private static final double[] RATIOS = new double[32];

  /** The terms for n = 1 that are not negligible for every number below 4. */
  static final int TERMS = 12;

  static {
    for (int k = 1; k < RATIOS.length; k++) {
      RATIOS[k] = -0.5 / (k * (2.0 * k + 3));
    }
  }

  private SphericalBessel() {}

  /** The ratio of the k-th term to the one before, for n = 1 and x = 1. */
  static double ratio(int k) {
    return RATIOS[k];
  }

  /**
   * Returns {@code jₙ(x)/xⁿ}; its limit 1/(1·3···(2n+1)) at 0.
   *
   * @param n the order, not negative
   * @param x any number
   */
  public static double scaled(int n, double x) {
    double a = Math.abs(x);
    if (a < 1.5 + 0.5 * n) {
      return series(n, x * x);
    }
    return Double.isInfinite(x) ? 0 : recurrence(n, a, Math.sin(a), Math.cos(a));
  }

  /** Returns {@code jₙ(πx)/(πx)ⁿ}, with {@code πx} reduced exactly. */
  public static double scaledPi(int n, double x) {
    double a = Math.abs(x);
    double t = Math.PI * a;
    if (t < 1.5 + 0.5 * n) {
      return series(n, t * t);
    }
    return Double.isInfinite(x)
        ? 0
        : recurrence(n, t, TrigonometryPi.sin(a), TrigonometryPi.cos(a));
  }

  /** Returns {@code (cos πx - sin(πx)/(πx))/x}, the slope of {@code sin(πx)/(πx)}. */
  public static double sincPiSlope(double x) {
    double t = Math.PI * x;
    if (Math.abs(t) < 2) {
      return -Math.PI * t * first(t * t);
    }
    return Double.isInfinite(x) ? 0 : (TrigonometryPi.cos(x) - TrigonometryPi.sin(x) / t) / x;
  }

  /** {@code 1/(1·3···(2n+1)) Σ (-x²/2)ᵏ/(k! (2n+3)(2n+5)···(2n+2k+1))} (DLMF 10.53.1). */
  private static double series(int n, double square) {
    double first = 1;
    for (int k = 1; k <= n; k++) {
      first /= 2 * k + 1;
    }
    double term = 1;
    double sum = 1;
    for (int k = 1; Math.abs(term) > NEGLIGIBLE; k++) {
      term *= -0.5 * square / (k * (2.0 * n + 2 * k + 1));
      sum += term;
    }
    return first * sum;
  }

  /**
   * The series for n = 1, without divisions, of numbers below 4. All terms are added that may
   * matter: a branch for each takes longer.
   */
  static double first(double square) {
    double term = 1;
    double sum = 1;
    for (int k = 1; k <= TERMS; k++) {
      term *= square * RATIOS[k];
      sum += term;
    }
    return sum / 3;
  }

  /** {@code sₙ₊₁ = ((2n + 1) sₙ - sₙ₋₁)/x²}, from {@code s₋₁ = cos x} on (DLMF 10.51.1). */
  private static double recurrence(int n, double x, double sine, double cosine) {
    double below = cosine;
    double s = sine / x;
    for (int k = 0; k < n; k++) {
      double next = ((2 * k + 1) * s - below) / x / x;
      below = s;
      s = next;
    }
    return s;
  }
}
