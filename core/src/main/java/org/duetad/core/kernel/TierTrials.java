package org.duetad.core.kernel;

import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Trials of other forms of a kernel, one after the other, in slices. The first slice of a trial
 * takes a tenth of a second; each further one what is left of a share, a tenth, of the time that
 * the caller has spent in the kernel so far, after all slices before. So the trials take at most
 * that share of the time of the kernel and a constant, whatever comes out; of a function that the
 * JIT may compile late, the first slices are all of a tenth of a second. The caller uses what is
 * clearly faster from then on; the first slice then ends, and later ones confirm it or not.
 */
final class TierTrials {

  private static final long FIRST = 100_000_000L;

  /** After so long it is looked which form is faster. */
  private static final long PIECE = 5_000_000L;

  private final Rehearsal rehearsal;
  private final Iterator<Function<KernelSweep, @Nullable Contest>> contests;
  private final double share;
  private final LongSupplier clock;
  private KernelSweep best;
  private @Nullable Contest now;

  /** The time of all slices so far. */
  private long spent;

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
    boolean isFirst = now == null;
    while (now == null && contests.hasNext()) {
      now = contests.next().apply(best);
      rehearsal.begin();
    }
    if (now != null) {
      boolean isNew = isFirst || rehearsal.whole() == 0 || rehearsal.isEarly(now);
      long allowed = isNew ? FIRST : (long) (share * calls * rehearsal.whole()) - spent;
      rehearse(now, x, clock.getAsLong() + allowed, isNew, use);
    }
    spent += clock.getAsLong() - start;
    return now == null && !contests.hasNext();
  }

  /**
   * Continues a contest.
   *
   * @param end when this slice ends at the latest
   * @param isShort whether it ends as soon as the other form is clearly faster
   */
  private void rehearse(
      Contest contest, double[] x, long end, boolean isShort, Consumer<KernelSweep> use) {
    Rehearsal.Stand stand = Rehearsal.Stand.OPEN;
    boolean isClear = false;
    while (stand == Rehearsal.Stand.OPEN && !(isShort && isClear) && clock.getAsLong() < end) {
      stand = rehearsal.run(contest, x, PIECE);
      isClear = contest.isClear();
      use.accept(contest.best());
    }
    if (stand == Rehearsal.Stand.OVER) {
      best = contest.best();
      now = null;
    }
  }
}
