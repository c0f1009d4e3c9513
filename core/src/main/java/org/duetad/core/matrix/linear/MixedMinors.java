package org.duetad.core.matrix.linear;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * The derivative of the cofactors of a diagonal matrix S in directions {@code F_1, ..., F_k}. It is
 * a polynomial: with sets T of k + 1 indices, the product {@code p_T} of the elements of S outside
 * of T, and the mixed determinant, in which each row is taken from another direction,
 *
 * <pre>{@code
 * R_ab = Σ over T ∋ a, b of (-1)^(a + b) p_T det_(T∖a, T∖b)(F_1, ..., F_k)
 * }</pre>
 *
 * with a and b counted within T. No division occurs.
 */
final class MixedMinors {

  /** As many products take some seconds. */
  private static final double LIMIT = 1e9;

  private final double[] s;
  private final DMatrixRMaj[] f;
  private final DMatrixRMaj sum;
  private final int[] set;
  private final boolean[] inSet;
  private final boolean[] used;

  MixedMinors(double[] s, DMatrixRMaj[] f) {
    this.s = s;
    this.f = f;
    this.sum = new DMatrixRMaj(s.length, s.length);
    this.set = new int[f.length + 1];
    this.inSet = new boolean[s.length];
    this.used = new boolean[f.length];
  }

  /** About how many products there are, for a size and a number of directions. */
  private static double cost(int n, int k) {
    double cost = 1;
    for (int i = 0; i <= k; i++) {
      cost *= (n - i) / (i + 1.0) * Math.max(i, 1) * Math.max(i, 1);
    }
    return cost * (k + 1) * (k + 1);
  }

  /** Whether so many products are too many. */
  static boolean isTooMany(int n, int k) {
    return cost(n, k) > LIMIT;
  }

  /** R; zero if there are more directions than minors have rows. */
  DMatrixRMaj sum() {
    sets(0, 0);
    return sum;
  }

  private void sets(int chosen, int from) {
    if (chosen == set.length) {
      addSet();
      return;
    }
    for (int i = from; i < s.length; i++) {
      set[chosen] = i;
      inSet[i] = true;
      sets(chosen + 1, i + 1);
      inSet[i] = false;
    }
  }

  private void addSet() {
    double product = 1;
    for (int i = 0; i < s.length; i++) {
      product *= inSet[i] ? 1 : s[i];
    }
    if (product == 0) {
      return;
    }
    for (int a = 0; a < set.length; a++) {
      for (int b = 0; b < set.length; b++) {
        double minor = mixed(without(a), without(b), 0);
        sum.add(set[a], set[b], (a + b) % 2 == 0 ? product * minor : -product * minor);
      }
    }
  }

  private int[] without(int index) {
    int[] rest = new int[set.length - 1];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = set[i < index ? i : i + 1];
    }
    return rest;
  }

  /** By expansion along the rows, the first of which are done. */
  private double mixed(int[] rows, int[] columns, int row) {
    if (columns.length == 0) {
      return 1;
    }
    double total = 0;
    for (int j = 0; j < columns.length; j++) {
      double elements = 0;
      int[] others = others(columns, j);
      for (int k = 0; k < f.length; k++) {
        if (!used[k]) {
          used[k] = true;
          elements += f[k].get(rows[row], columns[j]) * mixed(rows, others, row + 1);
          used[k] = false;
        }
      }
      total += j % 2 == 0 ? elements : -elements;
    }
    return total;
  }

  private static int[] others(int[] columns, int j) {
    int[] others = Arrays.copyOf(columns, columns.length - 1);
    System.arraycopy(columns, j + 1, others, j, columns.length - 1 - j);
    return others;
  }
}
