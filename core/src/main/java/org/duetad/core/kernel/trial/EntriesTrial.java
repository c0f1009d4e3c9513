package org.duetad.core.kernel.trial;

import java.util.List;
import java.util.function.LongSupplier;
import org.duetad.core.program.loops.LoopFunction;

/** Compares compiled loops with the interpreter, by the least times that both take in turn. */
final class EntriesTrial {

  private static final int FEWEST = 20;

  /** It is over once nothing has become faster for so long, and for half of the time so far. */
  private static final long QUIET = 200_000_000L;

  /** Less than a fiftieth is noise. */
  private static final double FASTER = 0.98;

  private final EntriesTier.Entries entries;
  private final List<LoopFunction> compiled;
  private final LongSupplier clock;
  private long before = Long.MAX_VALUE;
  private long other = Long.MAX_VALUE;
  private int rounds;
  private long spent;

  /** What had been spent when something last became faster. */
  private long latest;

  EntriesTrial(EntriesTier.Entries entries, List<LoopFunction> compiled, LongSupplier clock) {
    this.clock = clock;
    this.entries = entries;
    this.compiled = compiled;
  }

  /** Goes on at a point for some nanoseconds; whether it is decided. */
  boolean isOver(double[] x, long nanos) {
    long end = spent + nanos;
    while (spent < end) {
      long start = clock.getAsLong();
      if (!entries.areComputed(x, List.of())) {
        spent += clock.getAsLong() - start;
        return false; // The caller's next point may have a result.
      }
      long middle = clock.getAsLong();
      if (!entries.areComputed(x, compiled)) {
        other = Long.MAX_VALUE;
        return true;
      }
      note(middle - start, clock.getAsLong() - middle);
      if (isEnough()) {
        return true;
      }
    }
    return false;
  }

  private void note(long timeBefore, long timeOther) {
    rounds++;
    spent += timeBefore + timeOther;
    if (timeBefore < FASTER * before || timeOther < FASTER * other) {
      latest = spent;
    }
    before = Math.min(before, timeBefore);
    other = Math.min(other, timeOther);
  }

  private boolean isEnough() {
    boolean isQuiet = spent - latest > Math.max(QUIET, spent / 2);
    return rounds >= FEWEST && (spent > Trial.LONGEST || (isQuiet && isClear()));
  }

  private boolean isClear() {
    return other < Trial.CLEARLY * before;
  }

  /** The compiled loops if they are clearly faster, else none. */
  List<LoopFunction> best() {
    return isClear() ? compiled : List.of();
  }

  /** The nanoseconds of all comparisons so far. */
  long spent() {
    return spent;
  }

  /** How many comparisons there were. */
  int rounds() {
    return rounds;
  }

  /** The least time of the interpreter. */
  long whole() {
    return before == Long.MAX_VALUE ? 0 : before;
  }
}
