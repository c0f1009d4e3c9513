package org.duetad.core.special;

/**
 * Negative powers of the complex number {@code x + iy}, without overflow or underflow on the way.
 */
public final class ComplexInverse {

  /** Between its inverse and itself a sum of squares has neither overflowed nor underflowed. */
  private static final double SAFE = 1e280;

  /**
   * If one coordinate is that many powers of two smaller, one part is linear in it, and it may be
   * multiplied by 2^LIFT, so that it is not subnormal.
   */
  private static final int APART = 500;

  private static final int LIFT = 400;

  private ComplexInverse() {}

  /** Returns {@code Re (x + iy)⁻ⁿ} for n ≥ 1; NaN at the origin. */
  public static double real(int n, double x, double y) {
    double square = x * x + y * y;
    return n == 1 && square < SAFE && square > 1 / SAFE ? x / square : power(n, x, y)[0];
  }

  /** Returns {@code Im (x + iy)⁻ⁿ} for n ≥ 1; NaN at the origin. */
  public static double imaginary(int n, double x, double y) {
    double square = x * x + y * y;
    return n == 1 && square < SAFE && square > 1 / SAFE ? -y / square : power(n, x, y)[1];
  }

  /** By powers of the inverse, of which the square's real part has its two factors. */
  private static double[] power(int n, double x, double y) {
    int unit = Math.max(Math.getExponent(x), Math.getExponent(y));
    int lift = Math.abs(Math.getExponent(x) - Math.getExponent(y)) > APART ? LIFT : 0;
    boolean flat = Math.abs(x) > Math.abs(y);
    double u = Math.scalb(x, flat ? -unit : lift - unit);
    double v = Math.scalb(y, flat ? lift - unit : -unit);
    double square = u * u + v * v;
    double a = u / square;
    double b = -v / square;
    double real = a;
    double imaginary = b;
    if (n > 1) {
      real = (u - v) / square * ((u + v) / square);
      imaginary = 2 * a * b;
    }
    for (int k = 2; k < n; k++) {
      double next = real * a - imaginary * b;
      imaginary = real * b + imaginary * a;
      real = next;
    }
    boolean imaginaryIsSmall = flat || n % 2 == 0;
    return new double[] {
      scaled(real, -(long) n * unit - (imaginaryIsSmall ? 0 : lift)),
      scaled(imaginary, -(long) n * unit - (imaginaryIsSmall ? lift : 0))
    };
  }

  private static double scaled(double x, long shift) {
    return Math.scalb(x, (int) Math.max(-20_000, Math.min(20_000, shift)));
  }
}
