package org.duetad.core;

/** Directions that are sums of coordinates, taken one after the other. */
final class Seeds {

  private Seeds() {}

  /** One JVP for each group of inputs. */
  static double[][] compressed(
      Differentiator mode, VectorFunction f, double[] x, int[] groups, int count) {
    double[][] rows = {};
    for (int k = 0; k < count; k++) {
      double[] column = mode.jvp(f, x, of(groups, k)).tangent();
      rows = k == 0 ? new double[column.length][count] : rows;
      for (int i = 0; i < rows.length; i++) {
        rows[i][k] = column[i];
      }
    }
    return rows;
  }

  /** 1 for each input of a group, else 0. */
  private static double[] of(int[] groups, int group) {
    double[] seed = new double[groups.length];
    for (int i = 0; i < seed.length; i++) {
      seed[i] = groups[i] == group ? 1.0 : 0.0;
    }
    return seed;
  }
}
