package org.duetad.reverse;

import org.duetad.core.Chain;

/** The links of an entry in the sweeps of {@link SecondOrderSweeps}. */
final class SecondOrderParentLists {

  private final Storage storage;
  private final int w;
  private final double[] tangents;
  private final double[] adjoints;
  private final double[] adjointTangents;

  SecondOrderParentLists(Storage storage, SecondOrderDerivatives derivatives) {
    this.storage = storage;
    this.w = derivatives.width();
    this.tangents = derivatives.tangents()[0].scalars;
    this.adjoints = derivatives.adjoints().scalars;
    this.adjointTangents = derivatives.adjointTangents()[0].scalars;
  }

  void reverse(long packed, int entry) {
    if ((packed & Storage.PAIRS) != 0) {
      reversePairs(packed, entry);
    } else {
      reverseSum(packed, entry);
    }
  }

  /** Reverses a linear operation: {@code x̄_i += s_i ȳ} and {@code x̄'_i += s_i ȳ'}. */
  private void reverseSum(long packed, int entry) {
    int[] parents = storage.links().parents(packed);
    double[] slopes = storage.links().slopes(packed);
    double[] adjointTangents = this.adjointTangents;
    int w = this.w;
    int start = ParentLists.offset(packed);
    double a = adjoints[entry];
    for (int k = start + parents[start]; k > start; k--) {
      double s = slopes[k];
      int x = parents[k] * w;
      adjoints[parents[k]] += Chain.times(s, a);
      for (int d = 0; d < w; d++) {
        adjointTangents[x + d] += Chain.times(s, adjointTangents[entry * w + d]);
      }
    }
  }

  /**
   * Reverses a sum of products: the slope of a factor is the other factor, with that factor's
   * tangent.
   */
  private void reversePairs(long packed, int entry) {
    int[] parents = storage.pairs().parents(packed);
    double[] values = storage.values();
    double[] tangents = this.tangents;
    double[] adjointTangents = this.adjointTangents;
    int w = this.w;
    int start = ParentLists.offset(packed);
    double a = adjoints[entry];
    for (int k = start + parents[start]; k > start; k -= 2) {
      int x = parents[k - 1];
      int y = parents[k];
      double s = values[y];
      double t = values[x];
      adjoints[x] += Chain.times(s, a);
      adjoints[y] += Chain.times(t, a);
      for (int d = 0; d < w; d++) {
        double b = adjointTangents[entry * w + d];
        adjointTangents[x * w + d] += Chain.times(s, b) + Chain.times(a, tangents[y * w + d]);
        adjointTangents[y * w + d] += Chain.times(t, b) + Chain.times(a, tangents[x * w + d]);
      }
    }
  }
}
