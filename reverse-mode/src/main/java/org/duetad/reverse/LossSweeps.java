package org.duetad.reverse;

/**
 * Runs along a tape after a sweep and computes how wrong each derivative may be because products or
 * slopes underflowed, {@code |s_i| e + 2⁻¹⁰⁷⁴} for each product that did and at least 2⁻¹⁰⁷⁴ behind
 * it: large slopes may make up for small ones, and what was lost be visible.
 */
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

  /** Whether a loss is visible in a derivative. */
  static boolean isLost(double loss, double derivative) {
    double size = Math.abs(loss);
    return size > Double.MIN_NORMAL && size > 0x1p-50 * Math.abs(derivative);
  }

  /** Backwards, after a sweep of adjoints. */
  void reverse(int first, int end) {
    for (int entry = end - 1; entry >= first; entry--) {
      long packed = storage.packed(entry);
      if (Storage.isOperation(packed)) {
        storage.operation(packed).pull(entry, losses);
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
        storage.operation(packed).push(entry, losses);
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

  /** Of a product; a slope that is 0 may have underflowed. */
  private double loss(double slope, int factor) {
    double size = Math.abs(slope);
    double derivative = Math.abs(derivatives.of(factor));
    double before = Math.abs(losses.of(factor));
    double loss = before == 0 ? 0 : Math.max(size * before, Double.MIN_VALUE);
    if (derivative != 0 && size * derivative < Double.MIN_NORMAL) {
      loss += Double.MIN_VALUE;
    }
    return size < Double.MIN_NORMAL ? loss + derivative * Double.MIN_VALUE : loss;
  }
}
