package org.duetad.core.kernel;

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
        int some = end - k >= 4 ? 4 : end - k >= 2 ? 2 : 1;
        passes.add(some);
        k += some;
      }
    }
    return new Combination(to, factors, from, passes.build().toArray());
  }

  /** At values, from tangents to tangents; zeros are as many as there are directions. */
  void evaluate(double[] values, double[][] tangents, double[] zeros, int n) {
    double[] z = tangents[to];
    double[] sum = zeros;
    int k = 0;
    for (int count : passes) {
      switch (count) {
        case VARIABLE -> addVariable(k++, z, sum, values);
        case 4 -> addFour(k, z, sum, values, tangents, n);
        case 2 -> addTwo(k, z, sum, values, tangents, n);
        default -> add(z, sum, values[factors[k]], tangents[from[k]], n);
      }
      k += count;
      sum = z;
    }
  }

  private void addVariable(int k, double[] z, double[] sum, double[] values) {
    if (sum != z) {
      System.arraycopy(sum, 0, z, 0, sum.length);
    }
    z[from[k]] += values[factors[k]];
  }

  private static void add(double[] z, double[] sum, double factor, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = sum[i] + factor * x[i];
    }
  }

  private void addTwo(
      int k, double[] z, double[] sum, double[] values, double[][] tangents, int n) {
    double a = values[factors[k]];
    double b = values[factors[k + 1]];
    double[] p = tangents[from[k]];
    double[] q = tangents[from[k + 1]];
    for (int i = 0; i < n; i++) {
      z[i] = sum[i] + a * p[i] + b * q[i];
    }
  }

  private void addFour(
      int k, double[] z, double[] sum, double[] values, double[][] tangents, int n) {
    double a = values[factors[k]];
    double b = values[factors[k + 1]];
    double c = values[factors[k + 2]];
    double d = values[factors[k + 3]];
    double[] p = tangents[from[k]];
    double[] q = tangents[from[k + 1]];
    double[] r = tangents[from[k + 2]];
    double[] s = tangents[from[k + 3]];
    for (int i = 0; i < n; i++) {
      z[i] = sum[i] + a * p[i] + b * q[i] + c * r[i] + d * s[i];
    }
  }
}
