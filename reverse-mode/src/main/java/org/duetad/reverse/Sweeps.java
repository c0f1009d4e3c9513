package org.duetad.reverse;

import org.duetad.core.Chain;

/** Sweeps backwards along a tape with one adjoint for each entry: {@code x̄_i += s_i ȳ}. */
final class Sweeps {

  private Sweeps() {}

  /**
   * Propagates adjoints backwards through all entries below {@code end}.
   *
   * @param storage the tape's arrays
   * @param first the first entry that has parents
   * @param end the entry after the last that has an adjoint
   * @param adjoints the adjoint of each entry
   */
  static void reverse(Storage storage, int first, int end, Derivatives adjoints) {
    for (int block = (end - 1) / Storage.BLOCK; block >= first / Storage.BLOCK; block--) {
      int base = block * Storage.BLOCK;
      reverseBlock(
          storage,
          storage.parents(block),
          storage.slopes(block),
          storage.others(block),
          base,
          Math.max(first - base, 0),
          Math.min(end - base, Storage.BLOCK),
          adjoints);
    }
  }

  private static void reverseBlock(
      Storage storage,
      long[] parents,
      double[] slopes,
      double[] others,
      int base,
      int first,
      int end,
      Derivatives derivatives) {
    double[] adjoints = derivatives.scalars;
    for (int k = end - 1; k >= first; k--) {
      long packed = parents[k];
      double adjoint = adjoints[base + k];
      if (packed < 0) {
        reverseElsewhere(storage, packed, base + k, adjoint, derivatives);
      } else if (Chain.isOrdinary(adjoint)) {
        adjoints[(int) (packed >>> 32)] += adjoint * slopes[k];
        int right = (int) packed;
        if (right != base + k) {
          adjoints[right] += adjoint * others[k];
        }
      } else if (adjoint != 0) {
        adjoints[(int) (packed >>> 32)] += Chain.times(adjoint, slopes[k]);
        adjoints[(int) packed] += Chain.times(adjoint, others[k]);
      }
    }
  }

  private static void reverseElsewhere(
      Storage storage, long packed, int entry, double adjoint, Derivatives adjoints) {
    if ((packed & Storage.OPERATION) != 0) {
      storage.operation(packed).pull(entry, adjoints);
    } else if (adjoint != 0) {
      if ((packed & Storage.PAIRS) == 0) {
        reverseLinks(storage.links(), packed, adjoint, adjoints.scalars);
      } else {
        reversePairs(storage, packed, adjoint, adjoints.scalars);
      }
    }
  }

  private static void reverseLinks(
      ParentLists links, long packed, double adjoint, double[] adjoints) {
    int[] parents = links.parents(packed);
    double[] slopes = links.slopes(packed);
    int start = ParentLists.offset(packed);
    int end = start + parents[start];
    if (Chain.isOrdinary(adjoint)) {
      for (int k = end; k > start; k--) {
        adjoints[parents[k]] += adjoint * slopes[k];
      }
    } else {
      for (int k = end; k > start; k--) {
        adjoints[parents[k]] += Chain.times(adjoint, slopes[k]);
      }
    }
  }

  private static void reversePairs(
      Storage storage, long packed, double adjoint, double[] adjoints) {
    int[] parents = storage.pairs().parents(packed);
    double[] values = storage.values();
    int start = ParentLists.offset(packed);
    if (Chain.isOrdinary(adjoint)) {
      FactorLists.reverse(parents, start, adjoint, values, adjoints);
    } else {
      int count = FactorLists.count(parents, start);
      for (int k = 0; k < count; k++) {
        int x = FactorLists.left(parents, start, k);
        int y = FactorLists.right(parents, start, k);
        adjoints[y] += Chain.times(adjoint, values[x]);
        adjoints[x] += Chain.times(adjoint, values[y]);
      }
    }
  }
}
