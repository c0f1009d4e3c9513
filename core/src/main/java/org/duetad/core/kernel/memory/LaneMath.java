package org.duetad.core.kernel.memory;

import org.duetad.core.Factors;

/**
 * Loops over lanes. Each is a counted loop over arrays with one index, which the JIT vectorises; an
 * offset within an array would prevent that.
 */
public final class LaneMath {

  /** Its products with numbers of 1e30 and more overflow: slopes that are or may become steep. */
  public static final double LARGE = Double.MAX_VALUE / Factors.STEEP;

  /** The largest number of which a multiple by {@link #LARGE} is finite. */
  public static final double MODERATE = moderate();

  private LaneMath() {}

  private static double moderate() {
    double x = Factors.STEEP;
    while (Double.isInfinite(x * LARGE)) {
      x = Math.nextDown(x);
    }
    while (Double.isFinite(Math.nextUp(x) * LARGE)) {
      x = Math.nextUp(x);
    }
    return x;
  }

  public static void add(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] + y[i];
    }
  }

  public static void add(double[] z, double x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x + y[i];
    }
  }

  public static void subtract(double[] z, double x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x - y[i];
    }
  }

  public static void subtract(double[] z, double[] x, double y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] - y;
    }
  }

  public static void subtract(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] - y[i];
    }
  }

  public static void multiply(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] * y[i];
    }
  }

  public static void divide(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] / y[i];
    }
  }

  public static void multiply(double[] z, double factor, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = factor * x[i];
    }
  }

  public static void negate(double[] y, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = -x[i];
    }
  }

  public static void increase(double[] z, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] += x[i];
    }
  }

  public static void decrease(double[] z, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] -= x[i];
    }
  }

  /** {@code z = x - y²}, rounded twice. */
  public static void subtractSquares(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] - y[i] * y[i];
    }
  }

  /** {@code z = x - y²}, rounded twice. */
  public static void subtractSquares(double[] z, double x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x - y[i] * y[i];
    }
  }

  /** {@code z = x y + c}, rounded twice. */
  public static void multiplyAndAdd(double[] z, double[] x, double[] y, double[] c, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] * y[i] + c[i];
    }
  }

  public static void addProducts(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] += x[i] * y[i];
    }
  }

  public static void addMultiples(double[] z, double factor, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] += factor * x[i];
    }
  }

  /**
   * {@code z = sum + Σ f_k x_k}, left to right, several products in a pass.
   *
   * @param z receives the sum, unless there is nothing to add
   * @param sum what they are added to, may be z
   * @param f the factors
   * @param x what they multiply
   * @param count how many products there are
   * @param n how many lanes
   * @return z, or the sum if there is nothing to add
   */
  public static double[] addMultiples(
      double[] z, double[] sum, double[] f, double[][] x, int count, int n) {
    double[] from = sum;
    int k = 0;
    for (; k + 4 <= count; k += 4) {
      addFour(z, from, f, x, k, n);
      from = z;
    }
    if (k + 2 <= count) {
      addTwo(z, from, f[k], x[k], f[k + 1], x[k + 1], n);
      from = z;
      k += 2;
    }
    if (k < count) {
      addOne(z, from, f[k], x[k], n);
      from = z;
    }
    return from;
  }

  private static void addFour(double[] z, double[] sum, double[] f, double[][] x, int k, int n) {
    addFour(z, sum, f[k], x[k], f[k + 1], x[k + 1], f[k + 2], x[k + 2], f[k + 3], x[k + 3], n);
  }

  private static void addFour(
      double[] z,
      double[] sum,
      double f0,
      double[] x0,
      double f1,
      double[] x1,
      double f2,
      double[] x2,
      double f3,
      double[] x3,
      int n) {
    for (int i = 0; i < n; i++) {
      z[i] = sum[i] + f0 * x0[i] + f1 * x1[i] + f2 * x2[i] + f3 * x3[i];
    }
  }

  private static void addTwo(
      double[] z, double[] sum, double f, double[] x, double g, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = sum[i] + f * x[i] + g * y[i];
    }
  }

  private static void addOne(double[] z, double[] sum, double f, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = sum[i] + f * x[i];
    }
  }

  /** {@code z = sum + f x y}. */
  public static void addMultiples(
      double[] z, double[] sum, double f, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = sum[i] + x[i] * f * y[i];
    }
  }

  /** {@code z = sum + x y}. */
  public static void addProducts(double[] z, double[] sum, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = sum[i] + x[i] * y[i];
    }
  }

  /** {@code z = sum + x y + x y}, left to right. */
  public static void addTwice(double[] z, double[] sum, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      double product = x[i] * y[i];
      z[i] = sum[i] + product + product;
    }
  }

  /** {@code z = sum + a² + b² + c² + d²}, left to right. */
  public static void addSquares(
      double[] z, double[] sum, double[] a, double[] b, double[] c, double[] d, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = sum[i] + a[i] * a[i] + b[i] * b[i] + c[i] * c[i] + d[i] * d[i];
    }
  }

  public static void sqrt(double[] y, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.sqrt(x[i]);
    }
  }

  public static void positivePart(double[] y, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.max(x[i], 0.0);
    }
  }

  /** 1 for positive numbers, else 0, without a branch: the least positive number times 2^2000. */
  public static void step(double[] y, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.min(Math.max(x[i] * 0x1p1000 * 0x1p1000, 0.0), 1.0);
    }
  }

  public static void smaller(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.min(x[i], y[i]);
    }
  }

  public static void larger(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.max(x[i], y[i]);
    }
  }

  /** Whether {@code x > y} has the same answer in all lanes. */
  public static boolean areGreater(double[] x, double[] y, boolean answer, int n) {
    for (int i = 0; i < n; i++) {
      if (x[i] > y[i] != answer) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code x >= y} has the same answer in all lanes. */
  public static boolean areAtLeast(double[] x, double[] y, boolean answer, int n) {
    for (int i = 0; i < n; i++) {
      if (x[i] >= y[i] != answer) {
        return false;
      }
    }
    return true;
  }

  /** Whether none of the first numbers is infinite or NaN. */
  public static boolean areFinite(double[] x, int n) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 7 < n; i += 8) {
      a += 0.0 * x[i] + 0.0 * x[i + 4];
      b += 0.0 * x[i + 1] + 0.0 * x[i + 5];
      c += 0.0 * x[i + 2] + 0.0 * x[i + 6];
      d += 0.0 * x[i + 3] + 0.0 * x[i + 7];
    }
    for (; i < n; i++) {
      a += 0.0 * x[i];
    }
    return a + b + (c + d) == 0;
  }

  /** NaN if one of the numbers from one to before another is not below 1e30, else zero. */
  public static double doubt(double[] x, int from, int end) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i + 3 < end; i += 4) {
      a += 0.0 * (x[i] * LARGE);
      b += 0.0 * (x[i + 1] * LARGE);
      c += 0.0 * (x[i + 2] * LARGE);
      d += 0.0 * (x[i + 3] * LARGE);
    }
    for (; i < end; i++) {
      a += 0.0 * (x[i] * LARGE);
    }
    return a + b + (c + d);
  }

  /** Adds what is not finite or not below 1e30, as NaN; other numbers are zero. */
  static void addDoubts(double[] doubts, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      doubts[i] += 0.0 * (x[i] * LARGE);
    }
  }

  /** The same for two arrays. */
  public static void addDoubts(double[] doubts, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      doubts[i] = doubts[i] + 0.0 * (x[i] * LARGE) + 0.0 * (y[i] * LARGE);
    }
  }
}
