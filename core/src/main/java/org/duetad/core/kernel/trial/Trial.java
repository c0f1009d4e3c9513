package org.duetad.core.kernel.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.duetad.core.kernel.lanes.Part;
import org.duetad.core.kernel.sweep.KernelSweep;
import org.jspecify.annotations.Nullable;

/**
 * Compares compiled parts, or parts in vectors, with those they replace, on evaluations in the
 * background ({@link Rehearsal}) or the caller's own: these alternate until each new part is
 * clearly faster, or has had time enough to become so.
 */
public final class Trial implements Contest {

  /** From so many evaluations on, it is decided where compiled parts are clearly faster. */
  private static final int FEW = 8;

  /** The trial ends after so many evaluations. */
  private static final int MOST = 20_000;

  /** What may be lost by slower parts, of the time that those took that they would replace. */
  private static final double MOST_LOST = 0.1;

  /** And after that time, in nanoseconds. */
  public static final long LONGEST = 2_000_000_000L;

  /** Replacements that stay take less than this part of the time of what they replace. */
  static final double CLEARLY = 0.9;

  private final KernelSweep arrays;
  private final List<TimedPart> interpreted = new ArrayList<>();
  private final List<@Nullable TimedPart> compiled = new ArrayList<>();
  private final KernelSweep first;
  private final KernelSweep second;
  private final AtomicInteger calls = new AtomicInteger();
  private final LongSupplier clock;
  private final long start;

  /** Replacements that are tried after these. */
  private final List<List<? extends @Nullable Part>> rest;

  /**
   * For the parts of a kernel, and what some of them may be replaced by.
   *
   * @param candidates replacements of parts, null for none, that are tried one after the other
   */
  Trial(KernelSweep arrays, List<List<? extends @Nullable Part>> candidates, LongSupplier clock) {
    List<? extends @Nullable Part> replacements = candidates.get(0);
    rest = candidates.subList(1, candidates.size());
    this.clock = clock;
    start = clock.getAsLong();
    this.arrays = arrays;
    List<Part> mixed = new ArrayList<>();
    List<Part> plain = new ArrayList<>();
    List<Part> mixedMerged = new ArrayList<>(arrays.merged());
    List<Part> plainMerged = new ArrayList<>(arrays.merged());
    for (int k = 0; k < replacements.size(); k++) {
      TimedPart part = new TimedPart(arrays.parts().get(k), clock);
      Part replacement = replacements.get(k);
      TimedPart timed = replacement == null ? null : new TimedPart(replacement, clock);
      interpreted.add(part);
      compiled.add(timed);
      mixed.add(timed == null ? part.part() : timed);
      plain.add(timed == null ? part.part() : part);
      if (timed != null) {
        mixedMerged.set(k, timed);
        plainMerged.set(k, part);
      }
    }
    first = arrays.with(mixed, mixedMerged);
    second = arrays.with(plain, plainMerged);
  }

  @Override
  public boolean round(Rehearsal at) {
    at.run(first);
    at.run(second);
    return true;
  }

  /** The shortest time of all compiled parts. */
  @Override
  public long timeOther() {
    return time(compiled);
  }

  /** The shortest time of those that they would replace. */
  @Override
  public long timeBefore() {
    return time(interpreted);
  }

  private long time(List<? extends @Nullable TimedPart> parts) {
    long sum = 0;
    for (int k = 0; k < parts.size(); k++) {
      TimedPart part = parts.get(k);
      sum += part == null || compiled.get(k) == null ? 0 : part.time();
    }
    return sum;
  }

  /**
   * What does the next evaluation of the caller: every second one compiled parts, as long as they
   * have lost little. So all evaluations take at most a tenth longer than without a trial, besides
   * the first with compiled parts, whatever the JIT makes of these.
   */
  KernelSweep next() {
    return calls.incrementAndGet() % 2 == 0 && isAffordable() ? first : second;
  }

  private boolean isAffordable() {
    long lost = 0;
    long all = 0;
    for (int k = 0; k < compiled.size(); k++) {
      TimedPart part = compiled.get(k);
      if (part != null) {
        TimedPart other = interpreted.get(k);
        lost += part.excess(other);
        all += other.total();
      }
    }
    return lost <= MOST_LOST * all;
  }

  /** Whether the trial is over. */
  boolean isOver() {
    int count = calls.get();
    return count >= MOST || (count >= FEW && (areFaster() || clock.getAsLong() - start > LONGEST));
  }

  private boolean areFaster() {
    for (int k = 0; k < compiled.size(); k++) {
      TimedPart part = compiled.get(k);
      TimedPart other = interpreted.get(k);
      if (part != null && !(part.isFaster(other, CLEARLY) && part.isFasterAtOnce(other, CLEARLY))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public long patience() {
    return 0;
  }

  /** With what is compiled where that is clearly faster. */
  @Override
  public KernelSweep best() {
    List<Part> parts = new ArrayList<>(arrays.parts());
    List<Part> merged = new ArrayList<>(arrays.merged());
    for (int k = 0; k < compiled.size(); k++) {
      TimedPart part = compiled.get(k);
      if (part != null && part.isFaster(interpreted.get(k), CLEARLY)) {
        parts.set(k, part.part());
      }
      if (part != null && part.isFasterAtOnce(interpreted.get(k), CLEARLY)) {
        merged.set(k, part.part());
      }
    }
    return arrays.with(parts, merged);
  }

  /** What is to be tried after this. */
  List<List<? extends @Nullable Part>> rest() {
    return rest;
  }
}
