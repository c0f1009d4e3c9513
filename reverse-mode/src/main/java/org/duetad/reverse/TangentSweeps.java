package org.duetad.reverse;

import org.duetad.core.Chain;

/**
 * Sweeps forwards along a tape with tangents in w directions at once: {@code ẏ = Σ s_i ẋ_i}. The w
 * numbers of an entry are contiguous. Plain products are used; only if their sum is NaN is it
 * recomputed with annihilating products.
 */
final class TangentSweeps {

  private final Storage storage;
  private final Derivatives[] directions;
  private final double[] tangents;
  private final int w;

  TangentSweeps(Storage storage, Derivatives[] directions) {
    this.storage = storage;
    this.directions = directions;
    this.tangents = directions[0].scalars;
    this.w = directions.length;
  }

  /** Computes the tangents of the entries from {@code first} to {@code end}. */
  void forward(int first, int end) {
    for (int block = first / Storage.BLOCK; block <= (end - 1) / Storage.BLOCK; block++) {
      int base = block * Storage.BLOCK;
      int from = Math.max(first - base, 0);
      int to = Math.min(end - base, Storage.BLOCK);
      if (w == 1) {
        forwardOne(
            storage.parents(block), storage.slopes(block), storage.others(block), base, from, to);
      } else {
        forwardMany(
            storage.parents(block), storage.slopes(block), storage.others(block), base, from, to);
      }
    }
  }

  private void forwardOne(
      long[] parents, double[] slopes, double[] others, int base, int first, int end) {
    double[] tangents = this.tangents;
    for (int k = first; k < end; k++) {
      long packed = parents[k];
      if (packed < 0) {
        forwardElsewhere(packed, base + k);
        continue;
      }
      double x = tangents[(int) (packed >>> 32)];
      double y = tangents[(int) packed];
      double sum = slopes[k] * x + others[k] * y;
      tangents[base + k] +=
          Double.isNaN(sum) ? Chain.times(slopes[k], x) + Chain.times(others[k], y) : sum;
    }
  }

  private void forwardMany(
      long[] parents, double[] slopes, double[] others, int base, int first, int end) {
    double[] tangents = this.tangents;
    int w = this.w;
    for (int k = first; k < end; k++) {
      long packed = parents[k];
      if (packed < 0) {
        forwardElsewhere(packed, base + k);
        continue;
      }
      double s = slopes[k];
      double t = others[k];
      int x = (int) (packed >>> 32) * w;
      int y = (int) packed * w;
      int z = (base + k) * w;
      for (int d = 0; d < w; d++) {
        double sum = s * tangents[x + d] + t * tangents[y + d];
        tangents[z + d] +=
            Double.isNaN(sum)
                ? Chain.times(s, tangents[x + d]) + Chain.times(t, tangents[y + d])
                : sum;
      }
    }
  }

  private void forwardElsewhere(long packed, int entry) {
    if ((packed & Storage.OPERATION) != 0) {
      Operation operation = storage.operation(packed);
      for (Derivatives direction : directions) {
        operation.push(entry, direction);
      }
    } else {
      if ((packed & Storage.PAIRS) == 0) {
        forwardLinks(packed, entry);
      } else {
        forwardPairs(packed, entry);
      }
    }
  }

  private void forwardLinks(long packed, int entry) {
    int[] parents = storage.links().parents(packed);
    double[] slopes = storage.links().slopes(packed);
    double[] tangents = this.tangents;
    int w = this.w;
    int start = ParentLists.offset(packed);
    int end = start + parents[start];
    for (int d = 0; d < w; d++) {
      double sum = 0;
      for (int k = start + 1; k <= end; k++) {
        sum += Chain.times(slopes[k], tangents[parents[k] * w + d]);
      }
      tangents[entry * w + d] += sum;
    }
  }

  private void forwardPairs(long packed, int entry) {
    int[] parents = storage.pairs().parents(packed);
    double[] values = storage.values();
    int start = ParentLists.offset(packed);
    for (int d = 0; d < w; d++) {
      tangents[entry * w + d] += FactorLists.forward(parents, start, values, tangents, w, d);
    }
  }
}
