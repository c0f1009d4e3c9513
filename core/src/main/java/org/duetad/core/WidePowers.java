package org.duetad.core;

/** Exponentials, logarithms and powers of {@link Wide} numbers. */
final class WidePowers {

  private static final double LN_2 = 0.69314718055994530942;

  /** The first 32 bits of log 2, and the rest: products with integers of 21 bits are exact. */
  private static final double LN_2_HIGH = 0x1.62e42fee00000p-1;

  private static final double LN_2_LOW = 0x1.a39ef35793c76p-33;

  /** Exponents beyond are infinite. */
  private static final double MOST = 1e17;

  private WidePowers() {}

  /** Whether a double neither overflowed nor lost digits to underflow. */
  static boolean isOrdinary(double y) {
    double size = Math.abs(y);
    return size >= Double.MIN_NORMAL && size <= Double.MAX_VALUE;
  }

  static Wide exp(Wide x) {
    double value = x.value();
    double y = Math.exp(value);
    if (isOrdinary(y) || !(Math.abs(value) < MOST)) {
      return Wide.of(y, 0, x.kind);
    }
    double k = Math.rint(value / LN_2);
    double rest = value - k * LN_2_HIGH - k * LN_2_LOW;
    return Wide.of(Math.exp(rest), (long) k, x.kind);
  }

  static Wide log(Wide x) {
    return x.isDouble() || x.mantissa < 0
        ? Wide.of(Math.log(x.value()), 0, x.kind)
        : Wide.of(Math.log(x.mantissa) + x.exponent * LN_2, 0, x.kind);
  }

  static Wide cubeRoot(Wide x) {
    if (x.isDouble()) {
      return Wide.of(Math.cbrt(x.value()), 0, x.kind);
    }
    int odd = (int) Math.floorMod(x.exponent, 3L);
    return Wide.of(Math.cbrt(Math.scalb(x.mantissa, odd)), (x.exponent - odd) / 3, x.kind);
  }

  static Wide pow(Wide x, Wide y) {
    int kind = x.kindWith(y);
    double exponent = y.value();
    double z = Math.pow(x.value(), exponent);
    boolean split = x.isFinite() && !x.isZero() && Math.abs(exponent) < MOST && !Double.isNaN(z);
    if (!split || (x.isDouble() && isOrdinary(z))) {
      return Wide.of(Double.isNaN(x.mantissa) ? x.mantissa : z, 0, kind);
    }
    Wide power = Math.abs(exponent) < 1000 ? ofMantissa(x, exponent) : byLogarithm(x, exponent);
    return Wide.of(Math.copySign(power.mantissa, z), power.exponent, kind);
  }

  /** {@code |m|ʸ 2^(e y)}. */
  private static Wide ofMantissa(Wide x, double y) {
    double k = Math.rint(x.exponent * y);
    double rest = Math.fma((double) x.exponent, y, -k);
    return Wide.of(Math.pow(Math.abs(x.mantissa), y) * Math.pow(2, rest), (long) k, 0);
  }

  private static Wide byLogarithm(Wide x, double y) {
    double logarithm = Math.log(Math.abs(x.mantissa)) + x.exponent * LN_2;
    return exp(Wide.of(y * logarithm));
  }
}
