package org.duetad.reverse;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts of what was prepared for a function, or for all functions of a mode, from any thread. */
final class PreparationCounts {

  private final @Nullable PreparationCounts all;
  private final LongAdder uses = new LongAdder();
  private final LongAdder taped = new LongAdder();
  private final LongAdder recordings = new LongAdder();
  private final LongAdder straight = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  /** Of one function, or of all. */
  PreparationCounts(@Nullable PreparationCounts all) {
    this.all = all;
  }

  /** An evaluation, on a tape or by a kernel. */
  void used(boolean onTape) {
    uses.increment();
    if (onTape) {
      taped.increment();
    }
    if (all != null) {
      all.used(onTape);
    }
  }

  /** A recording, and the search for its loops, of which there may be none of many turns. */
  void recorded(long took, boolean isStraight) {
    recordings.increment();
    straight.add(isStraight ? 1 : 0);
    nanos.add(took);
    if (all != null) {
      all.recorded(took, isStraight);
    }
  }

  Preparations now() {
    return new Preparations(
        uses.sum(), taped.sum(), recordings.sum(), straight.sum(), 1e-9 * nanos.sum());
  }
}
