package org.duetad.core.kernel;

/**
 * Loops over lanes. Each is a counted loop over arrays with one index, which the JIT vectorises; an
 * offset within an array would prevent that.
 */
final class LaneMath {

  /** Its products with numbers of 1e100 and more overflow. */
  private static final double LARGE = 0x1p691;

  private LaneMath() {}

  static void add(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] + y[i];
    }
  }

  static void add(double[] z, double x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x + y[i];
    }
  }

  static void subtract(double[] z, double x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x - y[i];
    }
  }

  static void subtract(double[] z, double[] x, double y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] - y;
    }
  }

  static void subtract(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] - y[i];
    }
  }

  static void multiply(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] * y[i];
    }
  }

  static void divide(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] / y[i];
    }
  }

  static void multiply(double[] z, double factor, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = factor * x[i];
    }
  }

  static void negate(double[] y, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = -x[i];
    }
  }

  static void increase(double[] z, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] += x[i];
    }
  }

  static void decrease(double[] z, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] -= x[i];
    }
  }

  /** {@code z = x y + c}, rounded twice. */
  static void multiplyAndAdd(double[] z, double[] x, double[] y, double[] c, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = x[i] * y[i] + c[i];
    }
  }

  static void addProducts(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] += x[i] * y[i];
    }
  }

  static void addMultiples(double[] z, double factor, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] += factor * x[i];
    }
  }

  /** Two at once, in the same order. */
  static void addMultiples(double[] z, double f, double[] x, double g, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = z[i] + f * x[i] + g * y[i];
    }
  }

  /** Adds each lane's number to the partial sum of its turn modulo 4, the last one first. */
  static void addTo(double[] sums, int at, int turn, double[] x, int n) {
    int i = n - 1;
    for (; i >= 0 && ((turn + i) & 3) != 3; i--) {
      sums[at + ((turn + i) & 3)] += x[i];
    }
    double s0 = sums[at];
    double s1 = sums[at + 1];
    double s2 = sums[at + 2];
    double s3 = sums[at + 3];
    for (; i >= 3; i -= 4) {
      s3 += x[i];
      s2 += x[i - 1];
      s1 += x[i - 2];
      s0 += x[i - 3];
    }
    sums[at] = s0;
    sums[at + 1] = s1;
    sums[at + 2] = s2;
    sums[at + 3] = s3;
    for (; i >= 0; i--) {
      sums[at + ((turn + i) & 3)] += x[i];
    }
  }

  /** Adds each lane's product to the partial sum of its turn modulo 4, the last one first. */
  static void addTo(double[] sums, int at, int turn, double[] x, double[] y, int n) {
    int i = n - 1;
    for (; i >= 0 && ((turn + i) & 3) != 3; i--) {
      sums[at + ((turn + i) & 3)] += x[i] * y[i];
    }
    double s0 = sums[at];
    double s1 = sums[at + 1];
    double s2 = sums[at + 2];
    double s3 = sums[at + 3];
    for (; i >= 3; i -= 4) {
      s3 += x[i] * y[i];
      s2 += x[i - 1] * y[i - 1];
      s1 += x[i - 2] * y[i - 2];
      s0 += x[i - 3] * y[i - 3];
    }
    sums[at] = s0;
    sums[at + 1] = s1;
    sums[at + 2] = s2;
    sums[at + 3] = s3;
    for (; i >= 0; i--) {
      sums[at + ((turn + i) & 3)] += x[i] * y[i];
    }
  }

  static void larger(double[] z, double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.max(x[i], y[i]);
    }
  }

  /** In how many lanes {@code x > y}. */
  static int countGreater(double[] x, double[] y, int n) {
    int count = 0;
    for (int i = 0; i < n; i++) {
      count += x[i] > y[i] ? 1 : 0;
    }
    return count;
  }

  /** In how many lanes {@code x >= y}. */
  static int countAtLeast(double[] x, double[] y, int n) {
    int count = 0;
    for (int i = 0; i < n; i++) {
      count += x[i] >= y[i] ? 1 : 0;
    }
    return count;
  }

  /** Whether none of the first numbers is infinite or NaN. */
  static boolean areFinite(double[] x, int n) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < n; i += 4) {
      a += 0.0 * x[i];
      b += 0.0 * x[i + 1];
      c += 0.0 * x[i + 2];
      d += 0.0 * x[i + 3];
    }
    for (; i < n; i++) {
      a += 0.0 * x[i];
    }
    return a + b + (c + d) == 0;
  }

  /** Whether all of the first numbers are below 1e100: slopes at them do not underflow. */
  static boolean areModerate(double[] x, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += 0.0 * (x[i] * LARGE);
    }
    return sum == 0;
  }

  /** NaN if one of the numbers from one to before another is not below 1e100, else zero. */
  static double doubt(double[] x, int from, int end) {
    double a = 0;
    double b = 0;
    int i = from;
    for (; i + 1 < end; i += 2) {
      a += 0.0 * (x[i] * LARGE);
      b += 0.0 * (x[i + 1] * LARGE);
    }
    return i < end ? a + b + 0.0 * (x[i] * LARGE) : a + b;
  }

  /** Adds what is not finite or not below 1e100, as NaN; other numbers are zero. */
  static void addDoubts(double[] doubts, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      doubts[i] += 0.0 * (x[i] * LARGE);
    }
  }
}
