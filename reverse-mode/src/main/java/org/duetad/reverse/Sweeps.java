package org.duetad.reverse;

import org.duetad.core.Chain;

/**
 * Runs along a tape: backwards with adjoints, or forwards with tangents. It knows slopes, and no
 * function's name.
 */
final class Sweeps {

  private Sweeps() {}

  /**
   * Adds to the adjoints of all entries below {@code end} what those of later entries contribute.
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
        adjoints[(int) (packed >>> 32)] += adjoint * slopes[2 * k];
        adjoints[(int) packed] += adjoint * slopes[2 * k + 1];
      } else if (adjoint != 0) {
        adjoints[(int) (packed >>> 32)] += Chain.times(adjoint, slopes[2 * k]);
        adjoints[(int) packed] += Chain.times(adjoint, slopes[2 * k + 1]);
      }
    }
  }

  private static void reverseElsewhere(
      Storage storage, long packed, int entry, double adjoint, Derivatives adjoints) {
    if ((packed & Storage.OPERATION) != 0) {
      storage.operation(packed).pull(entry, adjoints);
    } else if (adjoint != 0) {
      reverseLinks(storage.links(), packed, adjoint, adjoints.scalars);
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

  /**
   * Computes the tangents of the entries up to {@code end} from those of the inputs.
   *
   * @param storage the tape's arrays
   * @param end the entry after the last that is wanted
   * @param derivatives the tangent of each entry; those of the inputs are set
   */
  static void forward(Storage storage, int end, Derivatives derivatives) {
    double[] tangents = derivatives.scalars;
    for (int entry = 1; entry < end; entry++) {
      int block = entry / Storage.BLOCK;
      int k = entry % Storage.BLOCK;
      long packed = storage.parents(block)[k];
      if (packed >= 0) {
        double[] slopes = storage.slopes(block);
        tangents[entry] +=
            Chain.times(slopes[2 * k], tangents[(int) (packed >>> 32)])
                + Chain.times(slopes[2 * k + 1], tangents[(int) packed]);
      } else if ((packed & Storage.OPERATION) != 0) {
        storage.operation(packed).push(entry, derivatives);
      } else {
        tangents[entry] += forwardLinks(storage.links(), packed, tangents);
      }
    }
  }

  private static double forwardLinks(ParentLists links, long packed, double[] tangents) {
    int[] parents = links.parents(packed);
    double[] slopes = links.slopes(packed);
    int start = ParentLists.offset(packed);
    double tangent = 0;
    for (int k = start + 1; k <= start + parents[start]; k++) {
      tangent += Chain.times(slopes[k], tangents[parents[k]]);
    }
    return tangent;
  }
}
