package org.duetad.core.mode;

import java.util.Arrays;

/**
 * Directions and seeds that pick out rows or columns of a Jacobian: {@code jvp} along unit vectors
 * gives columns, {@code pullback} of unit vectors gives rows.
 *
 * <pre>{@code
 * double[][] columns = mode.jvp(f, x, Seeds.units(x.length, 3, 5)).tangents(); // columns 3 and 4
 * double[][] rows = mode.vjp(f, x).pullback(Seeds.units(m, 0, 2)); // rows 0 and 1
 * }</pre>
 */
public final class Seeds {

  private Seeds() {}

  /**
   * A unit vector.
   *
   * @param n how many coordinates
   * @param i which one is 1
   * @return n numbers
   * @throws IndexOutOfBoundsException if there is no such coordinate
   */
  public static double[] unit(int n, int i) {
    return units(n, i, i + 1)[0];
  }

  /**
   * All unit vectors.
   *
   * @param n how many coordinates
   * @return n vectors of n numbers
   */
  public static double[][] units(int n) {
    return units(n, 0, n);
  }

  /**
   * The unit vectors of some coordinates, from {@code from} (inclusive) to {@code to} (exclusive).
   *
   * @param n how many coordinates
   * @param from the first one
   * @param to the one after the last
   * @return to - from vectors of n numbers
   * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= n}
   */
  public static double[][] units(int n, int from, int to) {
    if (from < 0 || from > to || to > n) {
      throw new IndexOutOfBoundsException(
          "seeds: coordinates "
              + from
              + " to "
              + to
              + " of "
              + n
              + "; choose 0 <= from <= to <= "
              + n);
    }
    double[][] units = zeros(to - from, n);
    for (int k = 0; k < units.length; k++) {
      units[k][from + k] = 1.0;
    }
    return units;
  }

  /**
   * Sums of unit vectors: 1 for each coordinate of a group, else 0. With these, a sparse Jacobian
   * takes few directions (see {@link org.duetad.core.sparse.SparseJacobian}).
   *
   * @param n how many coordinates
   * @param groups the coordinates of each group
   * @return a vector of n numbers for each group
   * @throws IndexOutOfBoundsException if there is no such coordinate
   */
  public static double[][] sums(int n, int[]... groups) {
    double[][] sums = zeros(groups.length, n);
    for (int k = 0; k < groups.length; k++) {
      for (int i : groups[k]) {
        sums[k][i] = 1.0;
      }
    }
    return sums;
  }

  /** Row by row, as the JVM's allocation of two-dimensional arrays is slow. */
  private static double[][] zeros(int count, int n) {
    double[][] zeros = new double[count][];
    Arrays.setAll(zeros, k -> new double[n]);
    return zeros;
  }
}
