package org.duetad.reverse;

import java.util.concurrent.atomic.LongAdder;

/** Counts of what was prepared, from any thread. */
final class PreparationCounts {

  private final LongAdder uses = new LongAdder();
  private final LongAdder taped = new LongAdder();
  private final LongAdder recordings = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  /** An evaluation, on a tape or by a kernel. */
  void used(boolean onTape) {
    uses.increment();
    if (onTape) {
      taped.increment();
    }
  }

  /** A recording, and the search for its loops. */
  void recorded(long took) {
    recordings.increment();
    nanos.add(took);
  }

  Preparations now() {
    return new Preparations(uses.sum(), taped.sum(), recordings.sum(), 1e-9 * nanos.sum());
  }
}
