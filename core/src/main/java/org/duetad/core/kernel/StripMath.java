package org.duetad.core.kernel;

/**
 * Sums of multiples of up to four arrays. Each is a counted loop over arrays with one index, which
 * the JIT vectorises. The factors and arrays are given by places in a code: a factor's, an array's,
 * and so on.
 */
final class StripMath {

  private StripMath() {}

  /**
   * Performs an operation of a {@link StripCode}.
   *
   * @param z what it is added to, or put into
   * @param code the code
   * @param at where the operation begins
   * @param v the factors
   * @param x the strips
   * @param n how many lanes
   * @return where the next operation begins
   */
  static int add(double[] z, int[] code, int at, double[] v, double[][] x, int n) {
    int operation = code[at];
    double a = v[code[at + 1]];
    double[] p = x[code[at + 2]];
    int terms = operation - 1 & 3;
    double b = terms > 0 ? v[code[at + 3]] : 0;
    double[] q = terms > 0 ? x[code[at + 4]] : p;
    double c = terms > 1 ? v[code[at + 5]] : 0;
    double[] r = terms > 1 ? x[code[at + 6]] : p;
    switch (operation) {
      case 1 -> LaneMath.addMultiples(z, a, p, n);
      case 2 -> addTwo(z, a, p, b, q, n);
      case 3 -> addThree(z, a, p, b, q, c, r, n);
      case 4 -> addFour(z, a, p, b, q, c, r, v[code[at + 7]], x[code[at + 8]], n);
      case StripCode.FIRST + 1 -> putOne(z, a, p, n);
      case StripCode.FIRST + 2 -> putTwo(z, a, p, b, q, n);
      case StripCode.FIRST + 3 -> putThree(z, a, p, b, q, c, r, n);
      default -> putFour(z, a, p, b, q, c, r, v[code[at + 7]], x[code[at + 8]], n);
    }
    return at + 3 + 2 * terms;
  }

  private static void putOne(double[] z, double a, double[] p, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = 0.0 + a * p[i];
    }
  }

  private static void putTwo(double[] z, double a, double[] p, double b, double[] q, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = 0.0 + a * p[i] + b * q[i];
    }
  }

  private static void addTwo(double[] z, double a, double[] p, double b, double[] q, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = z[i] + a * p[i] + b * q[i];
    }
  }

  private static void putThree(
      double[] z, double a, double[] p, double b, double[] q, double c, double[] r, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = 0.0 + a * p[i] + b * q[i] + c * r[i];
    }
  }

  private static void addThree(
      double[] z, double a, double[] p, double b, double[] q, double c, double[] r, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = z[i] + a * p[i] + b * q[i] + c * r[i];
    }
  }

  private static void putFour(
      double[] z,
      double a,
      double[] p,
      double b,
      double[] q,
      double c,
      double[] r,
      double d,
      double[] s,
      int n) {
    for (int i = 0; i < n; i++) {
      z[i] = 0.0 + a * p[i] + b * q[i] + c * r[i] + d * s[i];
    }
  }

  private static void addFour(
      double[] z,
      double a,
      double[] p,
      double b,
      double[] q,
      double c,
      double[] r,
      double d,
      double[] s,
      int n) {
    for (int i = 0; i < n; i++) {
      z[i] = z[i] + a * p[i] + b * q[i] + c * r[i] + d * s[i];
    }
  }
}
