package org.duetad.core.kernel.tangents;

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
   * @param z receives the sums
   * @param code the code
   * @param at where the operation begins
   * @param v the factors
   * @param x the strips
   * @param n how many lanes
   * @return where the next operation begins
   */
  static int add(double[] z, int[] code, int at, double[] v, double[][] x, int n) {
    switch (code[at]) {
      case 1 -> {
        sumOne(z, v[code[at + 1]], x[code[at + 2]], n);
        return at + 3;
      }
      case 2 -> {
        sumTwo(z, v[code[at + 1]], x[code[at + 2]], v[code[at + 3]], x[code[at + 4]], n);
        return at + 5;
      }
      case 3 -> {
        sumThree(
            z,
            v[code[at + 1]],
            x[code[at + 2]],
            v[code[at + 3]],
            x[code[at + 4]],
            v[code[at + 5]],
            x[code[at + 6]],
            n);
        return at + 7;
      }
      case 4 -> {
        sumFour(
            z,
            v[code[at + 1]],
            x[code[at + 2]],
            v[code[at + 3]],
            x[code[at + 4]],
            v[code[at + 5]],
            x[code[at + 6]],
            v[code[at + 7]],
            x[code[at + 8]],
            n);
        return at + 9;
      }
      case StripCode.FIRST + 1 -> {
        addOne(z, x[code[at + 1]], v[code[at + 2]], x[code[at + 3]], n);
        return at + 4;
      }
      case StripCode.FIRST + 2 -> {
        addTwo(
            z,
            x[code[at + 1]],
            v[code[at + 2]],
            x[code[at + 3]],
            v[code[at + 4]],
            x[code[at + 5]],
            n);
        return at + 6;
      }
      case StripCode.FIRST + 3 -> {
        addThree(
            z,
            x[code[at + 1]],
            v[code[at + 2]],
            x[code[at + 3]],
            v[code[at + 4]],
            x[code[at + 5]],
            v[code[at + 6]],
            x[code[at + 7]],
            n);
        return at + 8;
      }
      default -> {
        addFour(
            z,
            x[code[at + 1]],
            v[code[at + 2]],
            x[code[at + 3]],
            v[code[at + 4]],
            x[code[at + 5]],
            v[code[at + 6]],
            x[code[at + 7]],
            v[code[at + 8]],
            x[code[at + 9]],
            n);
        return at + 10;
      }
    }
  }

  private static void sumOne(double[] z, double a, double[] p, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = 0.0 + a * p[i];
    }
  }

  private static void sumTwo(double[] z, double a, double[] p, double b, double[] q, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = 0.0 + a * p[i] + b * q[i];
    }
  }

  private static void sumThree(
      double[] z, double a, double[] p, double b, double[] q, double c, double[] r, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = 0.0 + a * p[i] + b * q[i] + c * r[i];
    }
  }

  private static void sumFour(
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

  private static void addOne(double[] z, double[] from, double a, double[] p, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = from[i] + a * p[i];
    }
  }

  private static void addTwo(
      double[] z, double[] from, double a, double[] p, double b, double[] q, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = from[i] + a * p[i] + b * q[i];
    }
  }

  private static void addThree(
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

  private static void addFour(
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
}
