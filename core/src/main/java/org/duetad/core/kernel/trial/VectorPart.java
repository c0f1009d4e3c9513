package org.duetad.core.kernel.trial;

import java.util.Arrays;
import java.util.function.Consumer;
import org.duetad.core.kernel.blocks.LaneLoop;
import org.duetad.core.kernel.lanes.LaneOperation;
import org.duetad.core.kernel.lanes.Part;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.program.loops.LaneSums;
import org.jspecify.annotations.Nullable;

/**
 * A part that adds to sums over lanes in vectors. What else it does on lanes are loops that the JIT
 * vectorises itself.
 *
 * @param part the part
 * @param sums adds in vectors
 */
record VectorPart(Part part, LaneSums sums) implements Part {

  /** Fewer sums at once are added as fast without: each addition waits for the one before. */
  private static final int FEWEST = 3;

  /** The same in vectors; null if it adds to few sums over lanes. */
  static @Nullable VectorPart of(Part part, LaneSums sums) {
    return isWorth(part) ? new VectorPart(part, sums) : null;
  }

  /** Whether it adds to enough sums over lanes. */
  static boolean isWorth(Part part) {
    return most(part) >= FEWEST;
  }

  private static int most(Part part) {
    if (part instanceof LaneLoop loop) {
      return Arrays.stream(loop.backward).mapToInt(LaneOperation::sums).max().orElse(0);
    }
    return part instanceof Part.Sequence sequence
        ? Arrays.stream(sequence.body()).mapToInt(VectorPart::most).max().orElse(0)
        : 0;
  }

  @Override
  public void evaluate(Lanes lanes) {
    part.evaluate(lanes);
  }

  @Override
  public void pull(Lanes lanes) {
    run(lanes, part::pull);
  }

  @Override
  public void evaluateAndPull(Lanes lanes) {
    run(lanes, part::evaluateAndPull);
  }

  private void run(Lanes lanes, Consumer<Lanes> sweep) {
    LaneSums before = lanes.addBy(sums);
    try {
      sweep.accept(lanes);
    } finally {
      lanes.addBy(before);
    }
  }
}
