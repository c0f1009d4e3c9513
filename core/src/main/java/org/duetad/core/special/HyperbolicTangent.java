package org.duetad.core.special;

import java.util.Objects;

/**
 * {@code tanh x = -(e - 1)/(e + 1)} with the sign of x, and {@code 1/cosh² x = 4e/(1 + e)²}, for
 * {@code e = exp(-2|x|)}, which they share.
 *
 * <p>{@link Decay} has e as a power p of two, not an integer one, and {@code q = e/p - 1}. So
 * {@code e - 1 = (p - 1) + p q} does not cancel. The rounding errors of that and of {@code e + 1}
 * are known exactly; what they change in the quotient y is added to it, by {@code 1/(e + 1) = (1 -
 * y)/2}.
 */
public final class HyperbolicTangent {

  private HyperbolicTangent() {}

  /**
   * Returns {@code tanh x}. Measured relative error: 2.9e-16.
   *
   * @param x any number
   */
  public static double tanh(double x) {
    double size = -2 * Math.abs(x);
    double k = Decay.steps(size);
    double power = Decay.power(k) * Decay.DOWN;
    double relative = Decay.relative(size, k);
    double excess = excess(power, relative);
    return Math.copySign(quotient(excess, lost(power, relative, excess)), x);
  }

  /**
   * Returns {@code 1/cosh² x}, the slope of the hyperbolic tangent. Measured relative error:
   * 5.2e-16, and half of the least double where the result is subnormal.
   *
   * @param x any number
   */
  public static double sechSquare(double x) {
    return sechSquareOf(Decay.scaled(-2 * Math.abs(x)));
  }

  /**
   * Hyperbolic tangents and their slopes, each with the bits of {@link #tanh(double)} and {@link
   * #sechSquare(double)}.
   *
   * @param y receives the values
   * @param slopes receives the slopes
   * @param x the numbers, in another array
   * @param powers an array for intermediate results
   * @param relative another one
   * @param n how many, the first ones
   */
  public static void tanh(
      double[] y, double[] slopes, double[] x, double[] powers, double[] relative, int n) {
    Objects.requireNonNull(y, "tanh: the array for the values is null");
    Objects.requireNonNull(slopes, "tanh: the array for the slopes is null");
    Objects.requireNonNull(x, "tanh: the array of numbers is null");
    Objects.requireNonNull(powers, "tanh: the first array for intermediate results is null");
    Objects.requireNonNull(relative, "tanh: the second array for intermediate results is null");
    split(powers, relative, x, n);
    values(y, slopes, x, powers, relative, n);
    slopes(slopes, powers, relative, n);
  }

  /**
   * Hyperbolic tangents of {@code x/2} and {@code e = exp(-|x|)}, each with the bits of {@link
   * #tanh(double)} and {@link Decay#exp(double)}.
   *
   * @param y receives the hyperbolic tangents
   * @param e receives the exponentials
   * @param x the numbers, in another array
   * @param powers an array for intermediate results
   * @param relative another one
   * @param n how many, the first ones
   */
  public static void ofHalves(
      double[] y, double[] e, double[] x, double[] powers, double[] relative, int n) {
    Objects.requireNonNull(y, "tanh: the array for the values is null");
    Objects.requireNonNull(e, "tanh: the array for the exponentials is null");
    Objects.requireNonNull(x, "tanh: the array of numbers is null");
    Objects.requireNonNull(powers, "tanh: the first array for intermediate results is null");
    Objects.requireNonNull(relative, "tanh: the second array for intermediate results is null");
    for (int i = 0; i < n; i++) {
      relative[i] = -2 * Math.abs(x[i] * 0.5);
    }
    Decay.split(relative, powers, n);
    values(y, e, x, powers, relative, n);
    for (int i = 0; i < n; i++) {
      e[i] = (powers[i] + powers[i] * relative[i]) * Decay.DOWN;
    }
  }

  /** The hyperbolic tangents with the signs of x, by another array for what sums lost. */
  private static void values(
      double[] y, double[] lost, double[] x, double[] powers, double[] relative, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = excess(powers[i] * Decay.DOWN, relative[i]);
    }
    for (int i = 0; i < n; i++) {
      lost[i] = lost(powers[i] * Decay.DOWN, relative[i], y[i]);
    }
    for (int i = 0; i < n; i++) {
      y[i] = quotient(y[i], lost[i]);
    }
    for (int i = 0; i < n; i++) {
      y[i] = Math.copySign(y[i], x[i]);
    }
  }

  /** The slopes alone, where y and x are different arrays. */
  static void sechSquares(double[] y, double[] x, int n) {
    double[] relative = new double[n];
    split(y, relative, x, n);
    slopes(y, y, relative, n);
  }

  private static void split(double[] powers, double[] relative, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      relative[i] = -2 * Math.abs(x[i]);
    }
    Decay.split(relative, powers, n);
  }

  private static void slopes(double[] slopes, double[] powers, double[] relative, int n) {
    for (int i = 0; i < n; i++) {
      slopes[i] = sechSquareOf(powers[i] + powers[i] * relative[i]);
    }
  }

  /** {@code e - 1}, rounded. */
  private static double excess(double power, double relative) {
    return power - 1 + power * relative;
  }

  /** What the two sums of {@link #excess} lost. */
  private static double lost(double power, double relative, double excess) {
    double start = power - 1;
    return power * relative - (excess - start) - (start + 1 - power);
  }

  /** {@code (e - 1)/(e + 1)}. */
  private static double quotient(double excess, double lost) {
    double sum = 2 + excess;
    double y = excess / sum;
    return y - (y * (lost - (sum - 2 - excess)) - lost) * (0.5 - 0.5 * y);
  }

  private static double sechSquareOf(double scaled) {
    double sum = 1 + scaled * Decay.DOWN;
    return 4 * scaled / (sum * sum) * Decay.DOWN;
  }
}
