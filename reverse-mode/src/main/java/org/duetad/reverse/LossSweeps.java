package org.duetad.reverse;

import org.duetad.core.Losses;

/** Runs along a tape after a sweep and computes the {@linkplain Losses loss} of each derivative. */
final class LossSweeps {

  private final Storage storage;
  private final Derivatives derivatives;
  private final Derivatives losses;

  /** After a sweep with one derivative for each entry. */
  LossSweeps(Storage storage, Derivatives derivatives, Derivatives losses) {
    this.storage = storage;
    this.derivatives = derivatives;
    this.losses = losses;
  }

  /** Backwards, after a sweep of adjoints. */
  void reverse(int first, int end) {
    for (int entry = end - 1; entry >= first; entry--) {
      long packed = storage.packed(entry);
      if (Storage.isOperation(packed)) {
        storage.operation(packed).pullLosses(entry, derivatives, losses);
        continue;
      }
      for (int i = 0; i < storage.parents(packed); i++) {
        int parent = storage.parent(packed, i);
        if (parent != entry) {
          losses.add(parent, loss(storage.slope(entry, packed, i), entry));
        }
      }
    }
  }

  /** Forwards, after a sweep of tangents. */
  void forward(int first, int end) {
    for (int entry = first; entry < end; entry++) {
      long packed = storage.packed(entry);
      if (Storage.isOperation(packed)) {
        storage.operation(packed).pushLosses(entry, derivatives, losses);
        continue;
      }
      for (int i = 0; i < storage.parents(packed); i++) {
        int parent = storage.parent(packed, i);
        if (parent != entry) {
          losses.add(entry, loss(storage.slope(entry, packed, i), parent));
        }
      }
    }
  }

  private double loss(double slope, int factor) {
    return Losses.of(slope, derivatives.of(factor), Math.abs(losses.of(factor)));
  }
}
