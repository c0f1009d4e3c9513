package org.duetad.core.special;

/**
 * Derivatives of {@code h = √(x² + y²)}, which overflow or underflow only where they must, and lose
 * nothing where quotients such as x/h are subnormal: operands are {@code x = a 2ᵉ} with a of about
 * 1, and powers of 2 are multiplied at last.
 */
public final class HypotSlopes {

  private HypotSlopes() {}

  /** Returns {@code x/h}, and 0 at the origin. */
  public static double cosine(double x, double y) {
    double square = x * x + y * y;
    if (square > 1e-280 && square < 1e280) {
      return x / Math.sqrt(square);
    }
    return x == 0 && y == 0 ? 0 : Math.scalb(mantissa(x) / scaled(x, y), exponent(x) - unit(x, y));
  }

  /** Returns {@code -xy/h³}; NaN at the origin. */
  public static double cosineSlope(double x, double y) {
    double h = scaled(x, y);
    double quotient = -mantissa(x) * mantissa(y) / (h * h * h);
    return Math.scalb(quotient, exponent(x) + exponent(y) - 3 * unit(x, y));
  }

  /** Returns {@code (2x² - y²) y/h⁵}; NaN at the origin. */
  public static double cosineCurvature(double x, double y) {
    double h = scaled(x, y);
    double a = Math.scalb(x, -unit(x, y));
    double b = Math.scalb(y, -unit(x, y));
    double square = h * h;
    double bend = (2 * a * a - b * b) / square;
    return Math.scalb(mantissa(y) / (h * square) * bend, exponent(y) - 3 * unit(x, y));
  }

  /** {@code h 2⁻ᵘ} for the unit u. */
  private static double scaled(double x, double y) {
    return Math.hypot(Math.scalb(x, -unit(x, y)), Math.scalb(y, -unit(x, y)));
  }

  private static int unit(double x, double y) {
    return Math.max(exponent(x), exponent(y));
  }

  private static int exponent(double x) {
    return Math.getExponent(x);
  }

  private static double mantissa(double x) {
    return Math.scalb(x, -exponent(x));
  }
}
