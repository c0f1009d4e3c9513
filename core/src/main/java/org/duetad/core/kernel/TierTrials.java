package org.duetad.core.kernel;

import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Trials of other forms of a kernel, one after the other, in slices. Each begins with short slices
 * that take 0.15 to 0.3 s in all, with pauses in which the JIT has the processor, until the other
 * form is clearly faster: the caller uses it from then on. Later slices confirm it or not; each
 * takes what is left of a share, a tenth, of the time that the caller has spent in the kernel so
 * far, after all slices before. So the trials take at most that share of the time of the kernel and
 * a constant, whatever comes out.
 */
final class TierTrials {

  private static final long FIRST = 150_000_000L;

  /** The same for one function that the JIT may compile late. */
  private static final long FIRST_OF_LATE = 300_000_000L;

  /** After so long it is looked which form is faster; a pause is as long. */
  private static final long PIECE = 10_000_000L;

  private final Rehearsal rehearsal;
  private final Iterator<Function<KernelSweep, @Nullable Contest>> contests;
  private final double share;
  private final LongSupplier clock;
  private KernelSweep best;
  private @Nullable Contest now;

  /** The time of all slices so far. */
  private long spent;

  /** What is left for the short slices of the contest. */
  private long first;

  /**
   * Trials of a kernel.
   *
   * @param best what is used so far
   * @param rehearsal runs the trials
   * @param contests make what is compared with the best so far; null if there is nothing to compare
   * @param share the part of the caller's time that they may take
   */
  TierTrials(
      KernelSweep best,
      Rehearsal rehearsal,
      Iterator<Function<KernelSweep, @Nullable Contest>> contests,
      double share,
      LongSupplier clock) {
    this.share = share;
    this.best = best;
    this.rehearsal = rehearsal;
    this.contests = contests;
    this.clock = clock;
  }

  /**
   * Runs one slice.
   *
   * @param x the point of the latest evaluation
   * @param calls how many evaluations the caller has done
   * @param use receives what is best so far
   * @return whether all is decided
   */
  boolean run(double[] x, int calls, Consumer<KernelSweep> use) {
    long start = clock.getAsLong();
    while (now == null && contests.hasNext()) {
      now = contests.next().apply(best);
      first = now != null && now.patience() > 0 ? FIRST_OF_LATE : FIRST;
      rehearsal.begin();
    }
    if (now != null) {
      rehearse(now, x, (long) (share * calls * rehearsal.whole()) - spent, use);
    }
    spent += clock.getAsLong() - start;
    return now == null && !contests.hasNext();
  }

  /** Continues a contest: for a piece if it is new, else as long as it is allowed. */
  private void rehearse(Contest contest, double[] x, long allowed, Consumer<KernelSweep> use) {
    long start = clock.getAsLong();
    boolean isShort = first > 0;
    Rehearsal.Stand stand = Rehearsal.Stand.OPEN;
    long time = 0;
    while (stand == Rehearsal.Stand.OPEN && time < (isShort ? PIECE : allowed)) {
      stand = rehearsal.run(contest, x, PIECE);
      time = clock.getAsLong() - start;
      use.accept(contest.best());
    }
    first = contest.isClear() ? 0 : first - Math.max(PIECE, time);
    if (stand == Rehearsal.Stand.OVER) {
      best = contest.best();
      now = null;
    }
  }

  /** After how many evaluations of the caller the next slice is due. */
  int due(int calls) {
    boolean isSoon = rehearsal.whole() > 0 && (now == null || first > 0);
    long more = isSoon ? 1 + PIECE / rehearsal.whole() : calls;
    return (int) Math.min(Integer.MAX_VALUE, calls + more);
  }
}
