package org.duetad.core.kernel;

/**
 * The tangents of a number as a sum of multiples of others': {@code ż = Σ c_k ẋ_k}, left to right,
 * for all directions at once, several terms in a pass.
 *
 * @param to whose tangents they are
 * @param factors the places of the factors
 * @param from whose tangents are multiplied
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record Combination(int to, int[] factors, int[] from) {

  /** At values, from tangents to tangents. */
  void evaluate(double[] values, double[][] tangents, int n) {
    double[] z = tangents[to];
    int k = from.length < 4 ? 1 : 4;
    if (k == 1) {
      LaneMath.multiply(z, values[factors[0]], tangents[from[0]], n);
    } else {
      four(z, values, tangents, n);
    }
    for (; k + 3 < from.length; k += 4) {
      addFour(k, z, values, tangents, n);
    }
    for (; k < from.length; k++) {
      LaneMath.addMultiples(z, values[factors[k]], tangents[from[k]], n);
    }
  }

  private void four(double[] z, double[] values, double[][] tangents, int n) {
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
