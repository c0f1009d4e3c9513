package org.duetad.core.special;

import java.util.Objects;

/**
 * {@code eˣ} for {@code x <= 0}, as sigmoids, hyperbolic tangents and sums of exponentials have it:
 * for many numbers in three loops, of which the JIT vectorises two.
 *
 * <p>With the integer k nearest to {@code 16 x/log 2}, {@code k = 16 n + j}, and {@code r = x - k
 * log(2)/16} it is {@code 2ⁿ 2^(j/16) (1 + (eʳ - 1))}. A number added and subtracted again rounds
 * to k; log(2)/16 is in two parts, so that r is exact to 2⁻⁵⁹ (W. J. Cody, W. Waite, Software
 * Manual for the Elementary Functions, 1980). {@code eʳ - 1} is a polynomial that interpolates at
 * Chebyshev points, to 2⁻⁵⁸ of it. {@code 2^(j/16)} is read from a table, rounded, with the
 * relative rounding error beside it (P. T. P. Tang, Table-driven implementation of the exponential
 * function in IEEE floating-point arithmetic, 1989).
 *
 * <p>Everything before the table is arithmetic without branches. Multiplications by powers of two
 * are exact, so that any way to scale by 2ⁿ has the same bits.
 */
public final class Decay {

  /** Powers of two are 2⁶⁴ times as large until they are multiplied by it: none is subnormal. */
  static final double DOWN = 0x1p-64;

  /** Below it {@code eˣ} and {@code 4 eˣ} are 0. */
  private static final double LEAST = -748;

  /** Added to a number smaller than 2⁵¹, it rounds that to an integer, in the last bits. */
  private static final double ROUND = 0x1.8p52;

  /** {@code 16/log 2}. */
  private static final double STEPS = 23.083120654223414;

  /** The first 36 bits of {@code log(2)/16}, so that {@code k STEP} is exact, and the rest. */
  private static final double STEP = 0x1.62e42fefap-5;

  private static final double STEP_LOW = 0x1.cf79abc9e3b3ap-44;

  private static final int TABLE = 16;

  /** {@code 2^(j/16)}, rounded. */
  private static final double[] POWERS = {
    1.0, 1.0442737824274138, 1.0905077326652577, 1.1387886347566916,
    1.189207115002721, 1.241857812073484, 1.2968395546510096, 1.3542555469368927,
    1.4142135623730951, 1.4768261459394993, 1.5422108254079407, 1.6104903319492543,
    1.681792830507429, 1.7562521603732995, 1.8340080864093424, 1.9152065613971474
  };

  /** By how much {@code 2^(j/16)} is larger, relatively. */
  private static final double[] REST = {
    0.0, 8.189317638195515e-17, -2.7939114859515733e-17, 7.826573258636076e-17,
    3.3484623336251524e-17, 3.750854201303127e-17, 1.9572585293112036e-17, 5.68648095791174e-17,
    -6.835808657661922e-17, -2.3591094770850053e-17, 5.1548301170786783e-17, 1.5341410053603723e-17,
    4.875160526227062e-17, 1.685487290628973e-17, 1.790126907604513e-17, -5.545065618639427e-17
  };

  private Decay() {}

  /**
   * Returns {@code eˣ} for {@code x <= 0}. Measured relative error: 1.2e-16, half of the least
   * double where the result is subnormal.
   *
   * @param x a number that is not positive, -∞, or NaN
   */
  public static double exp(double x) {
    return scaled(x) * DOWN;
  }

  /** Returns {@code 2⁶⁴ eˣ} for {@code x <= 0}, which is not subnormal where eˣ is. */
  static double scaled(double x) {
    double k = steps(x);
    double power = power(k);
    return power + power * relative(x, k);
  }

  /**
   * Replaces numbers by {@code eˣ}, each with the bits of {@link #exp(double)}.
   *
   * @param x numbers that are not positive, -∞, or NaN
   * @param k an array for intermediate results
   * @param n how many, the first ones
   */
  public static void exp(double[] x, double[] k, int n) {
    Objects.requireNonNull(x, "exp: the array of numbers is null");
    Objects.requireNonNull(k, "exp: the array for intermediate results is null");
    reduce(x, k, n);
    for (int i = 0; i < n; i++) {
      double power = power(k[i]);
      x[i] = (power + power * (x[i] + rest(k[i]))) * DOWN;
    }
  }

  /**
   * Replaces numbers by {@code eˣ 2^(-k/16) - 1}, and puts {@code 2⁶⁴ 2^(k/16)} into another array.
   */
  static void split(double[] x, double[] powers, int n) {
    reduce(x, powers, n);
    for (int i = 0; i < n; i++) {
      double k = powers[i];
      powers[i] = power(k);
      x[i] += rest(k);
    }
  }

  /** Replaces numbers by {@code eʳ - 1}, and puts k into another array. */
  private static void reduce(double[] x, double[] k, int n) {
    for (int i = 0; i < n; i++) {
      double least = Math.max(x[i], LEAST);
      double rounded = least * STEPS + ROUND;
      double whole = rounded - ROUND;
      k[i] = rounded;
      x[i] = least - whole * STEP - whole * STEP_LOW;
    }
    for (int i = 0; i < n; i++) {
      x[i] = expm1(x[i]);
    }
  }

  /** The integer k nearest to {@code 16 x/log 2} in the last bits of a number. */
  static double steps(double x) {
    return (x < LEAST ? LEAST : x) * STEPS + ROUND;
  }

  /** {@code eˣ 2^(-k/16) - 1}. */
  static double relative(double x, double k) {
    double whole = k - ROUND;
    double least = x < LEAST ? LEAST : x;
    return expm1(least - whole * STEP - whole * STEP_LOW) + rest(k);
  }

  /**
   * {@code eʳ - 1} for {@code |r| <= log(2)/32}; terms of even and odd order apart, as the JIT
   * vectorises loops over that, but not over sums of products by four.
   */
  private static double expm1(double r) {
    double z = r * r;
    double even = 0.5 + z * (4.166666666347077e-2 + z * 1.3889066949166822e-3);
    double odd = 0.16666666666666669 + z * (8.333333332978234e-3 + z * 1.984146768580789e-4);
    return r + z * (even + r * odd);
  }

  /** {@code 2⁶⁴ 2^(k/16)}, rounded: n is added to the exponent of an entry of the table. */
  static double power(double k) {
    long bits = Double.doubleToRawLongBits(k);
    long entry = Double.doubleToRawLongBits(POWERS[(int) bits & (TABLE - 1)]);
    return Double.longBitsToDouble(entry + (((bits >> 4) + 64) << 52));
  }

  private static double rest(double k) {
    return REST[(int) Double.doubleToRawLongBits(k) & TABLE - 1];
  }
}
