package org.duetad.reverse;

import org.duetad.core.Chain;

/**
 * Sweeps backwards along a tape with {@value #WIDTH} contiguous adjoints for each entry: {@code
 * x̄_i += s_i ȳ} for as many seeds at once, so that parents and slopes are read only once. The
 * loops over seeds are unrolled by hand: the JIT does not keep parts of arrays in registers.
 */
final class BatchSweeps {

  static final int WIDTH = 8;

  private final Storage storage;
  private final Derivatives[] seeds;
  private final double[] adjoints;

  private BatchSweeps(Storage storage, Derivatives[] seeds) {
    this.storage = storage;
    this.seeds = seeds;
    this.adjoints = seeds[0].scalars;
  }

  /** As {@link Sweeps#reverse}, for {@value #WIDTH} seeds. */
  static void reverse(Storage storage, int first, int end, Derivatives[] seeds) {
    BatchSweeps sweeps = new BatchSweeps(storage, seeds);
    for (int block = (end - 1) / Storage.BLOCK; block >= first / Storage.BLOCK; block--) {
      int base = block * Storage.BLOCK;
      sweeps.reverseBlock(
          storage.parents(block),
          storage.slopes(block),
          storage.others(block),
          base,
          Math.max(first - base, 0),
          Math.min(end - base, Storage.BLOCK));
    }
  }

  private void reverseBlock(
      long[] parents, double[] slopes, double[] others, int base, int first, int end) {
    double[] adjoints = this.adjoints;
    for (int k = end - 1; k >= first; k--) {
      long packed = parents[k];
      if (packed < 0) {
        reverseElsewhere(packed, base + k);
        continue;
      }
      int from = (base + k) * WIDTH;
      double a0 = adjoints[from];
      double a1 = adjoints[from + 1];
      double a2 = adjoints[from + 2];
      double a3 = adjoints[from + 3];
      double a4 = adjoints[from + 4];
      double a5 = adjoints[from + 5];
      double a6 = adjoints[from + 6];
      double a7 = adjoints[from + 7];
      double size = size(a0, a1, a2, a3, a4, a5, a6, a7);
      if (size == 0) {
        continue;
      }
      int left = (int) (packed >>> 32) * WIDTH;
      int right = (int) packed * WIDTH;
      double slope = slopes[k];
      double other = others[k];
      if (isOrdinary(size, slope, other)) {
        add(adjoints, left, slope, a0, a1, a2, a3, a4, a5, a6, a7);
        if (other != 0) {
          add(adjoints, right, other, a0, a1, a2, a3, a4, a5, a6, a7);
        }
      } else {
        addCarefully(adjoints, from, slope, left);
        addCarefully(adjoints, from, other, right);
      }
    }
  }

  /** The sum of the adjoints' magnitudes: zero if all are zero, non-finite if one is. */
  private static double size(
      double a0, double a1, double a2, double a3, double a4, double a5, double a6, double a7) {
    return Math.abs(a0)
        + Math.abs(a1)
        + (Math.abs(a2) + Math.abs(a3))
        + (Math.abs(a4) + Math.abs(a5) + (Math.abs(a6) + Math.abs(a7)));
  }

  /** Whether no product of an adjoint with a slope is NaN. */
  private static boolean isOrdinary(double size, double slope, double other) {
    return size * (Math.abs(slope) + Math.abs(other)) < Double.POSITIVE_INFINITY;
  }

  private static void add(
      double[] adjoints,
      int to,
      double slope,
      double a0,
      double a1,
      double a2,
      double a3,
      double a4,
      double a5,
      double a6,
      double a7) {
    adjoints[to] += a0 * slope;
    adjoints[to + 1] += a1 * slope;
    adjoints[to + 2] += a2 * slope;
    adjoints[to + 3] += a3 * slope;
    adjoints[to + 4] += a4 * slope;
    adjoints[to + 5] += a5 * slope;
    adjoints[to + 6] += a6 * slope;
    adjoints[to + 7] += a7 * slope;
  }

  private static void addCarefully(double[] adjoints, int from, double slope, int to) {
    for (int d = 0; d < WIDTH; d++) {
      adjoints[to + d] += Chain.times(adjoints[from + d], slope);
    }
  }

  private void reverseElsewhere(long packed, int entry) {
    if ((packed & Storage.OPERATION) != 0) {
      Operation operation = storage.operation(packed);
      for (Derivatives seed : seeds) {
        operation.pull(entry, seed);
      }
    } else {
      reverseLists(packed, entry * WIDTH);
    }
  }

  private void reverseLists(long packed, int from) {
    double[] adjoints = this.adjoints;
    double a0 = adjoints[from];
    double a1 = adjoints[from + 1];
    double a2 = adjoints[from + 2];
    double a3 = adjoints[from + 3];
    double a4 = adjoints[from + 4];
    double a5 = adjoints[from + 5];
    double a6 = adjoints[from + 6];
    double a7 = adjoints[from + 7];
    double size = size(a0, a1, a2, a3, a4, a5, a6, a7);
    if (size == 0) {
      return;
    }
    if ((packed & Storage.PAIRS) == 0) {
      int[] parents = storage.links().parents(packed);
      double[] slopes = storage.links().slopes(packed);
      int start = ParentLists.offset(packed);
      for (int k = start + parents[start]; k > start; k--) {
        double slope = slopes[k];
        if (isOrdinary(size, slope, 0)) {
          add(adjoints, parents[k] * WIDTH, slope, a0, a1, a2, a3, a4, a5, a6, a7);
        } else {
          addCarefully(adjoints, from, slope, parents[k] * WIDTH);
        }
      }
      return;
    }
    double[] values = storage.values();
    int[] parents = storage.pairs().parents(packed);
    int start = ParentLists.offset(packed);
    int count = FactorLists.count(parents, start);
    for (int k = 0; k < count; k++) {
      int x = FactorLists.left(parents, start, k);
      int y = FactorLists.right(parents, start, k);
      double slope = values[x];
      double other = values[y];
      if (isOrdinary(size, slope, other)) {
        add(adjoints, y * WIDTH, slope, a0, a1, a2, a3, a4, a5, a6, a7);
        add(adjoints, x * WIDTH, other, a0, a1, a2, a3, a4, a5, a6, a7);
      } else {
        addCarefully(adjoints, from, slope, y * WIDTH);
        addCarefully(adjoints, from, other, x * WIDTH);
      }
    }
  }
}
