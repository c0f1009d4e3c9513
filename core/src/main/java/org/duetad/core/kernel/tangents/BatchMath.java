package org.duetad.core.kernel.tangents;

import org.duetad.core.kernel.memory.LaneMath;

/**
 * Sums of products for {@value #WIDTH} seeds or directions at once, whose numbers are contiguous.
 * The loops over these are unrolled by hand, once for all and once for half of them: the JIT does
 * not vectorise a loop of so few turns, and two halves at an offset took up to 1.8 times as long as
 * the whole. Terms are added in the order of a single seed, so that bits are the same.
 */
final class BatchMath {

  static final int WIDTH = 8;

  /** For no more than these the other four are neither read nor written. */
  static final int HALF = 4;

  /** A tangent is a product alone. */
  static final int PRODUCT = 0;

  /** It is one or several multiples of tangents. */
  static final int MULTIPLES = 1;

  /** The same, added to zero. */
  static final int SUM = 2;

  private BatchMath() {}

  /**
   * Tangents of numbers, each from those of earlier ones.
   *
   * @param code for each where it is, how it is computed, how many terms there are, and for each
   *     term the place of a factor, and where the tangent is that it multiplies
   * @param v the factors
   * @param t the tangents
   * @param count how many directions there are
   * @return NaN if a tangent is not finite or large, or if a product underflowed; else 0
   */
  static double push(int[] code, double[] v, double[] t, int count) {
    return count > HALF ? pushAll(code, v, t) : pushHalf(code, v, t);
  }

  private static double pushHalf(int[] code, double[] v, double[] t) {
    double doubt = 0;
    for (int k = 0; k < code.length; ) {
      int to = code[k];
      int kind = code[k + 1];
      int end = k + 3 + 2 * code[k + 2];
      double f = v[code[k + 3]];
      int x = code[k + 4];
      double z0 = f * t[x];
      double z1 = f * t[x + 1];
      double z2 = f * t[x + 2];
      double z3 = f * t[x + 3];
      if (kind == SUM) {
        z0 += 0.0;
        z1 += 0.0;
        z2 += 0.0;
        z3 += 0.0;
      }
      for (k += 5; k < end; k += 2) {
        f = v[code[k]];
        x = code[k + 1];
        z0 += f * t[x];
        z1 += f * t[x + 1];
        z2 += f * t[x + 2];
        z3 += f * t[x + 3];
      }
      set(t, to, z0, z1, z2, z3);
      doubt += 0.0 * (size(z0, z1, z2, z3) * LaneMath.LARGE);
      if (kind == PRODUCT && f != 0 && isSunk(t, to, x, HALF)) {
        return Double.NaN;
      }
    }
    return doubt;
  }

  private static double pushAll(int[] code, double[] v, double[] t) {
    double doubt = 0;
    for (int k = 0; k < code.length; ) {
      int to = code[k];
      int kind = code[k + 1];
      int end = k + 3 + 2 * code[k + 2];
      double f = v[code[k + 3]];
      int x = code[k + 4];
      double z0 = f * t[x];
      double z1 = f * t[x + 1];
      double z2 = f * t[x + 2];
      double z3 = f * t[x + 3];
      double z4 = f * t[x + 4];
      double z5 = f * t[x + 5];
      double z6 = f * t[x + 6];
      double z7 = f * t[x + 7];
      if (kind == SUM) {
        z0 += 0.0;
        z1 += 0.0;
        z2 += 0.0;
        z3 += 0.0;
        z4 += 0.0;
        z5 += 0.0;
        z6 += 0.0;
        z7 += 0.0;
      }
      for (k += 5; k < end; k += 2) {
        f = v[code[k]];
        x = code[k + 1];
        z0 += f * t[x];
        z1 += f * t[x + 1];
        z2 += f * t[x + 2];
        z3 += f * t[x + 3];
        z4 += f * t[x + 4];
        z5 += f * t[x + 5];
        z6 += f * t[x + 6];
        z7 += f * t[x + 7];
      }
      set(t, to, z0, z1, z2, z3);
      set(t, to + HALF, z4, z5, z6, z7);
      doubt += 0.0 * ((size(z0, z1, z2, z3) + size(z4, z5, z6, z7)) * LaneMath.LARGE);
      if (kind == PRODUCT && f != 0 && isSunk(t, to, x, WIDTH)) {
        return Double.NaN;
      }
    }
    return doubt;
  }

  /** Whether the product of a factor and a tangent, neither of them zero, underflowed. */
  private static boolean isSunk(double[] t, int z, int x, int count) {
    for (int s = 0; s < count; s++) {
      if (Math.abs(t[z + s]) < Double.MIN_NORMAL && t[x + s] != 0) {
        return true;
      }
    }
    return false;
  }

  /** The sum of the magnitudes. */
  private static double size(double a, double b, double c, double d) {
    return Math.abs(a) + Math.abs(b) + (Math.abs(c) + Math.abs(d));
  }

  /**
   * Adds the adjoints of each number to those of its operands, and clears them.
   *
   * @param code for each where it is, how many terms there are, and for each term the place of a
   *     factor, and where the adjoint of an operand is; a factor of -1 - p is a tangent at p
   * @param v the factors
   * @param t the tangents
   * @param bar the adjoints
   * @param count how many seeds there are
   */
  static void pull(int[] code, double[] v, double[] t, double[] bar, int count) {
    if (count > HALF) {
      pullAll(code, v, t, bar);
    } else {
      pullHalf(code, v, t, bar);
    }
  }

  private static void pullHalf(int[] code, double[] v, double[] t, double[] bar) {
    for (int k = 0; k < code.length; ) {
      int z = code[k];
      int end = k + 2 + 2 * code[k + 1];
      double a0 = bar[z];
      double a1 = bar[z + 1];
      double a2 = bar[z + 2];
      double a3 = bar[z + 3];
      if (size(a0, a1, a2, a3) == 0) {
        k = end;
        continue;
      }
      set(bar, z, 0, 0, 0, 0);
      for (k += 2; k < end; k += 2) {
        int factor = code[k];
        int x = code[k + 1];
        if (factor < 0) {
          int by = -1 - factor;
          addProducts(bar, x, t, by, a0, a1, a2, a3);
        } else {
          double f = v[factor];
          addMultiples(bar, x, f, a0, a1, a2, a3);
        }
      }
    }
  }

  private static void pullAll(int[] code, double[] v, double[] t, double[] bar) {
    for (int k = 0; k < code.length; ) {
      int z = code[k];
      int end = k + 2 + 2 * code[k + 1];
      double a0 = bar[z];
      double a1 = bar[z + 1];
      double a2 = bar[z + 2];
      double a3 = bar[z + 3];
      double a4 = bar[z + 4];
      double a5 = bar[z + 5];
      double a6 = bar[z + 6];
      double a7 = bar[z + 7];
      if (size(a0, a1, a2, a3) + size(a4, a5, a6, a7) == 0) {
        k = end;
        continue;
      }
      set(bar, z, 0, 0, 0, 0);
      set(bar, z + HALF, 0, 0, 0, 0);
      for (k += 2; k < end; k += 2) {
        int factor = code[k];
        int x = code[k + 1];
        if (factor < 0) {
          int by = -1 - factor;
          addProducts(bar, x, t, by, a0, a1, a2, a3);
          addProducts(bar, x + HALF, t, by + HALF, a4, a5, a6, a7);
        } else {
          double f = v[factor];
          addMultiples(bar, x, f, a0, a1, a2, a3);
          addMultiples(bar, x + HALF, f, a4, a5, a6, a7);
        }
      }
    }
  }

  private static void set(double[] to, int z, double a, double b, double c, double d) {
    to[z] = a;
    to[z + 1] = b;
    to[z + 2] = c;
    to[z + 3] = d;
  }

  /** Adds multiples of four adjoints. */
  private static void addMultiples(
      double[] bar, int x, double f, double a, double b, double c, double d) {
    bar[x] += f * a;
    bar[x + 1] += f * b;
    bar[x + 2] += f * c;
    bar[x + 3] += f * d;
  }

  /** Adds their products with four tangents. */
  private static void addProducts(
      double[] bar, int x, double[] t, int by, double a, double b, double c, double d) {
    bar[x] += t[by] * a;
    bar[x + 1] += t[by + 1] * b;
    bar[x + 2] += t[by + 2] * c;
    bar[x + 3] += t[by + 3] * d;
  }
}
