package org.duetad.core.kernel.tangents;

import org.duetad.core.kernel.memory.LaneMath;

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
    boolean isFirst = operation > StripCode.FIRST;
    int k = isFirst ? at + 2 : at + 1;
    int terms = 1 + (operation - 1 & 3);
    double a = v[code[k]];
    double[] p = x[code[k + 1]];
    double b = terms > 1 ? v[code[k + 2]] : 0;
    double[] q = terms > 1 ? x[code[k + 3]] : p;
    double c = terms > 2 ? v[code[k + 4]] : 0;
    double[] r = terms > 2 ? x[code[k + 5]] : p;
    double d = terms > 3 ? v[code[k + 6]] : 0;
    double[] s = terms > 3 ? x[code[k + 7]] : p;
    double[] from = isFirst ? x[code[at + 1]] : z;
    switch (operation) {
      case 1 -> LaneMath.addMultiples(z, a, p, n);
      case 2 -> addTwo(z, a, p, b, q, n);
      case 3 -> addThree(z, a, p, b, q, c, r, n);
      case 4 -> addFour(z, a, p, b, q, c, r, d, s, n);
      case StripCode.FIRST + 1 -> putOne(z, from, a, p, n);
      case StripCode.FIRST + 2 -> putTwo(z, from, a, p, b, q, n);
      case StripCode.FIRST + 3 -> putThree(z, from, a, p, b, q, c, r, n);
      default -> putFour(z, from, a, p, b, q, c, r, d, s, n);
    }
    return k + 2 * terms;
  }

  private static void putOne(double[] z, double[] from, double a, double[] p, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = from[i] + a * p[i];
    }
  }

  private static void putTwo(
      double[] z, double[] from, double a, double[] p, double b, double[] q, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = from[i] + a * p[i] + b * q[i];
    }
  }

  private static void addTwo(double[] z, double a, double[] p, double b, double[] q, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = z[i] + a * p[i] + b * q[i];
    }
  }

  private static void putThree(
      double[] z,
      double[] from,
      double a,
      double[] p,
      double b,
      double[] q,
      double c,
      double[] r,
      int n) {
    for (int i = 0; i < n; i++) {
      z[i] = from[i] + a * p[i] + b * q[i] + c * r[i];
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
      double[] from,
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
      z[i] = from[i] + a * p[i] + b * q[i] + c * r[i] + d * s[i];
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
