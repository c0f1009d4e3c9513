package org.duetad.core.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares compiled parts, or parts in vectors, with those they replace, on evaluations in the
 * background ({@link Rehearsal}) or the caller's own: these alternate until each new part is
 * clearly faster, or has had time enough to become so.
 */
final class Trial {

  /** From so many evaluations on, it is decided where compiled parts are clearly faster. */
  private static final int FEW = 8;

  /** The trial ends after so many evaluations. */
  private static final int MOST = 20_000;

  /** One of so many evaluations is compiled, unless these are slow, as before the JVM's JIT. */
  private static final int OFTEN = 2;

  private static final int SELDOM = 32;
  private static final double SLOW = 1.5;

  /** And after that time, in nanoseconds. */
  static final long LONGEST = 2_000_000_000L;

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
    for (int k = 0; k < replacements.size(); k++) {
      TimedPart part = new TimedPart(arrays.parts().get(k), clock);
      Part replacement = replacements.get(k);
      TimedPart timed = replacement == null ? null : new TimedPart(replacement, clock);
      interpreted.add(part);
      compiled.add(timed);
      mixed.add(timed == null ? part.part() : timed);
      plain.add(timed == null ? part.part() : part);
    }
    first = arrays.with(mixed);
    second = arrays.with(plain);
  }

  /** With compiled parts. */
  KernelSweep compiled() {
    return first;
  }

  /** With those that they would replace. */
  KernelSweep arrays() {
    return second;
  }

  /** The shortest time of all compiled parts. */
  long compiledTime() {
    return time(compiled);
  }

  /** The shortest time of those that they would replace. */
  long arraysTime() {
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

  /** What does the next evaluation. */
  KernelSweep next() {
    int period = isSlow() ? SELDOM : OFTEN;
    return calls.incrementAndGet() % period == 1 ? first : second;
  }

  private boolean isSlow() {
    long fast = arraysTime();
    long slow = 0;
    for (TimedPart part : compiled) {
      slow += part == null ? 0 : part.latest();
    }
    return fast > 0 && slow > SLOW * fast;
  }

  /** Whether the trial is over. */
  boolean isOver() {
    int count = calls.get();
    return count >= MOST || (count >= FEW && (areFaster() || clock.getAsLong() - start > LONGEST));
  }

  private boolean areFaster() {
    for (int k = 0; k < compiled.size(); k++) {
      if (compiled.get(k) != null && !isFaster(k)) {
        return false;
      }
    }
    return true;
  }

  private boolean isFaster(int k) {
    TimedPart part = compiled.get(k);
    return part != null && part.time() < CLEARLY * interpreted.get(k).time();
  }

  /** What is compiled where that is clearly faster. */
  KernelSweep best() {
    List<Part> parts = new ArrayList<>();
    for (int k = 0; k < compiled.size(); k++) {
      TimedPart part = compiled.get(k);
      parts.add(part != null && isFaster(k) ? part.part() : interpreted.get(k).part());
    }
    return arrays.with(parts);
  }

  /** What is to be tried after this. */
  List<List<? extends @Nullable Part>> rest() {
    return rest;
  }
}
