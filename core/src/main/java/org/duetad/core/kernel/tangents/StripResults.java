package org.duetad.core.kernel.tangents;

/**
 * Outputs that are sums of multiples of strips and of variables of their own, side by side, of
 * which nothing else is made. They are most of what a function with more outputs than variables
 * computes; so all is done at once.
 */
final class StripResults {

  /**
   * How such outputs begin in a {@link StripCode}, in place of the index of a strip: lanes, how
   * many outputs, how many of them begin with a product, its first place, how many operations that
   * add strips, these, the place of the factor of the variables, or -1 if there are none, the first
   * one, index of columns, and the outputs.
   */
  static final int RESULTS = -1;

  private StripResults() {}

  /**
   * Computes outputs and their rows.
   *
   * @param of the code
   * @param at where they begin
   * @param v the values
   * @param strips the strips
   * @param y receives the outputs
   * @param jacobian receives the rows
   * @param variables how long they are
   * @return where other strips begin
   */
  static int evaluate(
      StripCode of,
      int at,
      double[] v,
      double[][] strips,
      double[] y,
      double[][] jacobian,
      int variables) {
    int[] code = of.code();
    double[] z = strips[0];
    int k = at;
    while (k < code.length && code[k] == RESULTS) {
      int count = code[k + 2];
      k = add(z, code, k, v, strips);
      k = put(of, z, k, count, v, y, jacobian, variables);
    }
    return k;
  }

  private static int add(double[] z, int[] code, int at, double[] v, double[][] strips) {
    int lanes = code[at + 1];
    double[] first = strips[code[at + 2]];
    int begun = code[at + 3];
    int from = code[at + 4];
    for (int i = 0; i < begun; i++) {
      first[i] = v[from + i];
    }
    int k = at + 6;
    for (int i = code[at + 5]; i > 0; i--) {
      k = StripMath.add(z, code, k, v, strips, lanes);
    }
    return k;
  }

  private static int put(
      StripCode of,
      double[] z,
      int k,
      int count,
      double[] v,
      double[] y,
      double[][] jacobian,
      int variables) {
    int[] code = of.code();
    int[] columns = of.columns()[code[k + 2]];
    boolean hasVariables = code[k] >= 0;
    double factor = hasVariables ? v[code[k]] : 0.0;
    int variable = code[k + 1];
    for (int i = 0; i < count; i++) {
      y[code[k + 3 + i]] = hasVariables ? z[i] + factor * v[variable + i] : z[i];
    }
    int i = 0;
    for (; i + 2 < count; i += 3) {
      double[] a = StripRows.cleared(jacobian, code[k + 3 + i], variables);
      double[] b = StripRows.cleared(jacobian, code[k + 4 + i], variables);
      double[] c = StripRows.cleared(jacobian, code[k + 5 + i], variables);
      putThree(z, count + i, count, a, b, c, columns);
      if (hasVariables) {
        a[variable + i] = 0.0 + factor;
        b[variable + i + 1] = 0.0 + factor;
        c[variable + i + 2] = 0.0 + factor;
      }
    }
    for (; i < count; i++) {
      double[] row = StripRows.cleared(jacobian, code[k + 3 + i], variables);
      StripRows.put(z, count + i, count, row, columns);
      if (hasVariables) {
        row[variable + i] = 0.0 + factor;
      }
    }
    return k + 3 + count;
  }

  private static void putThree(
      double[] z, int from, int step, double[] a, double[] b, double[] c, int[] columns) {
    int lane = from;
    for (int column : columns) {
      a[column] = z[lane];
      b[column] = z[lane + 1];
      c[column] = z[lane + 2];
      lane += step;
    }
  }
}
