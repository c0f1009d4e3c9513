package org.duetad.reverse;

import org.duetad.core.ChainFactor;

/**
 * Runs along a tape after a sweep and computes the doubt about each derivative: the sum over paths
 * that contain a zero resulting from overflow, with 1 in place of these zeros ({@link
 * ChainFactor}). Where it is not finite, the derivative is unknown. For operations that do not
 * expose their slopes, the doubt is propagated through their derivatives.
 */
final class DoubtSweeps {

  private final Storage storage;
  private final Derivatives derivatives;
  private final Derivatives doubts;

  /** After a sweep with one derivative for each entry. */
  DoubtSweeps(Storage storage, Derivatives derivatives, Derivatives doubts) {
    this.storage = storage;
    this.derivatives = derivatives;
    this.doubts = doubts;
  }

  /** Backwards, after a sweep of adjoints. */
  void reverse(int first, int end) {
    for (int entry = end - 1; entry >= first; entry--) {
      long packed = storage.packed(entry);
      if (Storage.isOperation(packed)) {
        storage.operation(packed).pull(entry, doubts);
        storage.operation(packed).pullDoubts(entry, derivatives, doubts);
        continue;
      }
      ChainFactor adjoint = factor(entry);
      for (int i = 0; i < storage.parents(packed); i++) {
        doubts.add(storage.parent(packed, i), adjoint.pulled(slope(entry, packed, i)).doubt());
      }
    }
  }

  /** Forwards, after a sweep of tangents. */
  void forward(int first, int end) {
    for (int entry = first; entry < end; entry++) {
      long packed = storage.packed(entry);
      if (Storage.isOperation(packed)) {
        storage.operation(packed).push(entry, doubts);
        storage.operation(packed).pushDoubts(entry, derivatives, doubts);
        continue;
      }
      for (int i = 0; i < storage.parents(packed); i++) {
        ChainFactor tangent = factor(storage.parent(packed, i));
        doubts.add(entry, tangent.pushed(slope(entry, packed, i)).doubt());
      }
    }
  }

  private ChainFactor factor(int entry) {
    return new ChainFactor(derivatives.of(entry), Math.abs(doubts.of(entry)));
  }

  private ChainFactor slope(int entry, long packed, int i) {
    double slope = storage.slope(entry, packed, i);
    return slope == 0 && storage.overflows().madeZero(entry, i)
        ? ChainFactor.OVERFLOW
        : ChainFactor.exact(slope);
  }
}
