package org.duetad.core.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The tangents of a number as a sum of multiples of others': {@code ż = Σ c_k ẋ_k}, left to right,
 * for all directions at once, several terms in a pass. The tangent of a variable is 1 along one
 * direction only, and added there.
 *
 * @param to whose tangents they are
 * @param factors the places of the factors
 * @param from whose tangents are multiplied
 * @param passes how many terms each pass adds; 0 for a variable alone
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record Combination(int to, int[] factors, int[] from, int[] passes) {

  private static final int VARIABLE = 0;

  /** With the first places of variables. */
  static Combination of(int to, int[] factors, int[] from, int variables) {
    IntStream.Builder passes = IntStream.builder();
    for (int k = 0; k < from.length; ) {
      int end = k;
      while (end < from.length && from[end] >= variables) {
        end++;
      }
      if (end == k) {
        passes.add(VARIABLE);
        k++;
      }
      while (k < end) {
        int some = end - k >= 4 ? 4 : 1;
        passes.add(some);
        k += some;
      }
    }
    return new Combination(to, factors, from, passes.build().toArray());
  }

  /** At values, from tangents to tangents. */
  void evaluate(double[] values, double[][] tangents, int n) {
    double[] z = tangents[to];
    int k = begin(z, values, tangents, n);
    for (int pass = 1; pass < passes.length; pass++) {
      switch (passes[pass]) {
        case VARIABLE -> {
          z[from[k]] += values[factors[k]];
          k++;
        }
        case 4 -> {
          addFour(k, z, values, tangents, n);
          k += 4;
        }
        default -> {
          LaneMath.addMultiples(z, values[factors[k]], tangents[from[k]], n);
          k++;
        }
      }
    }
  }

  /** The first pass; how many terms it has. */
  private int begin(double[] z, double[] values, double[][] tangents, int n) {
    if (passes[0] == 4) {
      putFour(z, values, tangents, n);
      return 4;
    } else if (passes[0] == VARIABLE) {
      Arrays.fill(z, 0, n, 0.0);
      z[from[0]] = values[factors[0]];
    } else {
      LaneMath.multiply(z, values[factors[0]], tangents[from[0]], n);
    }
    return 1;
  }

  private void putFour(double[] z, double[] values, double[][] tangents, int n) {
    double a = values[factors[0]];
    double b = values[factors[1]];
    double c = values[factors[2]];
    double d = values[factors[3]];
    double[] p = tangents[from[0]];
    double[] q = tangents[from[1]];
    double[] r = tangents[from[2]];
    double[] s = tangents[from[3]];
    for (int i = 0; i < n; i++) {
      z[i] = a * p[i] + b * q[i] + c * r[i] + d * s[i];
    }
  }

  private void addFour(int k, double[] z, double[] values, double[][] tangents, int n) {
    double a = values[factors[k]];
    double b = values[factors[k + 1]];
    double c = values[factors[k + 2]];
    double d = values[factors[k + 3]];
    double[] p = tangents[from[k]];
    double[] q = tangents[from[k + 1]];
    double[] r = tangents[from[k + 2]];
    double[] s = tangents[from[k + 3]];
    for (int i = 0; i < n; i++) {
      z[i] = z[i] + a * p[i] + b * q[i] + c * r[i] + d * s[i];
    }
  }
}
