package org.duetad.forward;

import java.util.ArrayList;
import java.util.List;

/**
 * The multi-indices {@code i ∈ ℕⁿ} with {@code |i| = Σ i_l = d}, in descending lexicographic order.
 */
final class MultiIndices {

  private final int n;
  private final int order;

  /**
   * {@code counts[m][e] = C(m+e-1, e)}, the number of multi-indices with m components and sum e.
   */
  private final long[][] counts;

  MultiIndices(int n, int order) {
    this.n = n;
    this.order = order;
    this.counts = new long[n + 1][order + 1];
    for (int m = 0; m <= n; m++) {
      counts[m][0] = 1;
      for (int e = 1; e <= order && m > 0; e++) {
        long sum = counts[m - 1][e] + counts[m][e - 1];
        counts[m][e] = sum < 0 ? Long.MAX_VALUE : sum;
      }
    }
  }

  int dimension() {
    return n;
  }

  int order() {
    return order;
  }

  /** The number of multi-indices, capped at the largest long. */
  long count() {
    return counts[n][order];
  }

  /** The rank of a multi-index. */
  int rank(int[] index) {
    long rank = 0;
    int left = order;
    for (int l = 0; l < n - 1; l++) {
      // Preceding ones have a larger component here.
      if (index[l] < left) {
        rank += counts[n - l][left - index[l] - 1];
      }
      left -= index[l];
    }
    return (int) rank;
  }

  /** All of them, in order. */
  List<int[]> all() {
    List<int[]> all = new ArrayList<>((int) count());
    collect(new int[n], 0, order, all);
    return all;
  }

  private void collect(int[] prefix, int l, int left, List<int[]> all) {
    if (l == n - 1) {
      prefix[l] = left;
      all.add(prefix.clone());
      return;
    }
    for (int component = left; component >= 0; component--) {
      prefix[l] = component;
      collect(prefix, l + 1, left - component, all);
    }
  }
}
