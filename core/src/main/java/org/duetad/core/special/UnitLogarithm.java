package org.duetad.core.special;

/**
 * {@code log(1 + x)} for {@code 0 <= x <= 1}, as softplus has it: without tables and branches, in
 * three steps, so that the JIT vectorises loops over each of them.
 *
 * <p>With {@code s = 2x/(2 + x)} it is {@code 2 artanh(s/2) = s + s³/12 + s⁵/80 + ...}. The leading
 * s is needed to more digits than a double has: a double of 26 bits, {@link #high}, and the rest of
 * the division, {@link #low}, of which the products are exact (T. J. Dekker, A floating-point
 * technique for extending the available precision, 1971). The series is a polynomial of s² that
 * interpolates it at Chebyshev points.
 */
public final class UnitLogarithm {

  /** Multiplied by it, a double is cut into two of 26 bits. */
  private static final double SPLIT = 0x1p27 + 1;

  /** Added to a number between 1 and 2 and subtracted again, it leaves 27 bits. */
  private static final double CUT = 0x1.8p26;

  private UnitLogarithm() {}

  /**
   * Returns {@code log(1 + x)} for {@code 0 <= x <= 1}. Measured relative error: 1.3e-16.
   *
   * @param x a number from 0 to 1
   */
  public static double log1p(double x) {
    double high = high(x);
    return ofParts(high, low(x, high));
  }

  /**
   * Returns the first 26 bits of {@code 2x/(2 + x)}.
   *
   * @param x a number from 0 to 1
   */
  public static double high(double x) {
    double s = x / (1 + 0.5 * x);
    double large = SPLIT * s;
    return large - (large - s);
  }

  /**
   * Returns the rest of {@code 2x/(2 + x)}.
   *
   * @param x a number from 0 to 1
   * @param high its first bits
   */
  public static double low(double x, double high) {
    double divisor = 1 + 0.5 * x;
    double front = divisor + CUT - CUT;
    double back = 1 - front + 0.5 * x;
    return (x - high * front - high * back) / divisor;
  }

  /**
   * Returns {@code log(1 + x)} for {@code 2x/(2 + x)} in two parts.
   *
   * @param high its first bits
   * @param low the rest
   */
  public static double ofParts(double high, double low) {
    double s = high + low;
    double z = s * s;
    double sum = 2.0685536184084012e-7 + z * (3.572532556317416e-8 + z * 1.863310074917263e-8);
    sum = 4.069573556960835e-6 + z * (8.952544449846703e-7 + z * sum);
    sum = 8.877841747052107e-5 + z * (1.877996089460516e-5 + z * sum);
    sum = 2.2321428571562578e-3 + z * (4.3402777730931194e-4 + z * sum);
    sum = 8.333333333333333e-2 + z * (1.2499999999999852e-2 + z * sum);
    return high + (low + s * z * sum);
  }
}
