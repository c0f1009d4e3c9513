package org.duetad.reverse;

import java.util.Arrays;
import org.duetad.core.ChainFactor;
import org.duetad.core.PathSums;

/**
 * Runs along a tape after a sweep and computes the doubt about each derivative: the sum over paths
 * that contain a zero resulting from overflow, with 1 in place of these zeros ({@link
 * ChainFactor}). Where it is no double, the derivative is unknown. What meets such a zero is the
 * {@linkplain PathSums sum of sizes of paths}, as derivatives that cancelled are no exact zeros.
 * For operations that do not expose their slopes, the doubt is propagated through their
 * derivatives; on a tape with these, derivatives take the place of sizes.
 */
final class DoubtSweeps {

  private final Storage storage;
  private final Derivatives derivatives;

  /** Of operations, and the results. */
  private final Derivatives doubts;

  /** Of entries that are none, as logarithms. */
  private final double[] sums;

  /** Of paths from where the sweep begins, likewise. */
  private final double[] sizes;

  /** After a sweep with one derivative for each entry, with those that it began with. */
  DoubtSweeps(Storage storage, Derivatives derivatives, Derivatives seeds, Derivatives doubts) {
    this.storage = storage;
    this.derivatives = derivatives;
    this.doubts = doubts;
    sums = new double[seeds.scalars.length];
    sizes = new double[sums.length];
    Arrays.fill(sums, PathSums.NONE);
    Arrays.setAll(sizes, entry -> PathSums.of(seeds.of(entry)));
  }

  /** Backwards, after a sweep of adjoints. */
  void reverse(int first, int end) {
    for (int entry = end - 1; entry > 0; entry--) {
      double doubt = doubt(entry);
      if (entry >= first) {
        reverse(entry, doubt);
      }
    }
  }

  private void reverse(int entry, double doubt) {
    long packed = storage.packed(entry);
    if (Storage.isOperation(packed)) {
      storage.operation(packed).pull(entry, doubts);
      storage.operation(packed).pullDoubts(entry, derivatives, doubts);
      return;
    }
    double size = size(entry);
    double weight = Double.isInfinite(size) ? size : 0.0;
    ChainFactor adjoint = new ChainFactor(PathSums.size(weight), doubt);
    for (int i = 0; i < storage.parents(packed); i++) {
      int parent = storage.parent(packed, i);
      ChainFactor slope = slope(entry, packed, i);
      sums[parent] = PathSums.plus(sums[parent], adjoint.pulled(slope).doubt());
      sizes[parent] = PathSums.plus(sizes[parent], through(slope, size));
    }
  }

  /** Forwards, after a sweep of tangents. */
  void forward(int end) {
    for (int entry = 1; entry < end; entry++) {
      push(entry);
      doubt(entry);
    }
  }

  private void push(int entry) {
    long packed = storage.packed(entry);
    if (Storage.isOperation(packed)) {
      storage.operation(packed).push(entry, doubts);
      storage.operation(packed).pushDoubts(entry, derivatives, doubts);
      return;
    }
    for (int i = 0; i < storage.parents(packed); i++) {
      int parent = storage.parent(packed, i);
      ChainFactor slope = slope(entry, packed, i);
      double size = size(parent);
      ChainFactor tangent = new ChainFactor(PathSums.size(size), sums[parent]);
      sums[entry] = PathSums.plus(sums[entry], tangent.pushed(slope).doubt());
      sizes[entry] = PathSums.plus(sizes[entry], through(slope, size));
    }
  }

  /** Once all of its terms are known. */
  private double doubt(int entry) {
    double ofOperations = doubts.of(entry);
    doubts.add(entry, PathSums.size(sums[entry]));
    sums[entry] = PathSums.plus(sums[entry], PathSums.of(ofOperations));
    return sums[entry];
  }

  private double size(int entry) {
    return storage.hasOperations() ? PathSums.of(derivatives.of(entry)) : sizes[entry];
  }

  private static double through(ChainFactor slope, double size) {
    return PathSums.times(PathSums.of(slope.value()), size);
  }

  private ChainFactor slope(int entry, long packed, int i) {
    double slope = storage.slope(entry, packed, i);
    return slope == 0 && storage.overflows().madeZero(entry, i)
        ? ChainFactor.OVERFLOW
        : ChainFactor.exact(slope);
  }
}
