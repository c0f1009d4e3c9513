package org.duetad.core.kernel.trial;

import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.duetad.core.kernel.sweep.KernelSweep;
import org.jspecify.annotations.Nullable;

/**
 * Trials of other forms of a kernel, one after the other, in slices. Each begins with short slices
 * of at most 0.15 or 0.3 s in all, with pauses in which the JIT has the processor, until the other
 * form is clearly faster: the caller uses it from then on. Longer slices then confirm or revoke
 * that; each takes what earlier slices have left of a share, usually a tenth, of the time that the
 * caller has spent in the kernel. So whatever the outcome, the trials take at most that share of
 * the kernel's time and a constant.
 */
public final class TierTrials {

  /** The nanoseconds of all short slices of a contest. */
  private static final long SHORT_SLICES = 150_000_000L;

  /** The same for a function that the JIT may compile late. */
  private static final long SHORT_SLICES_IF_LATE = 300_000_000L;

  /** The nanoseconds of a short slice, of the pause after it, and from one look to the next. */
  private static final long SLICE = 10_000_000L;

  private final Rehearsal rehearsal;
  private final Iterator<Function<KernelSweep, @Nullable Contest>> contests;
  private final double share;
  private final LongSupplier clock;
  private KernelSweep best;
  private @Nullable Contest contest;

  /** The nanoseconds of all slices so far. */
  private long spent;

  /** The nanoseconds left for short slices of the contest. */
  private long left;

  /**
   * Trials of a kernel.
   *
   * @param best what is used so far
   * @param rehearsal runs the trials
   * @param contests make what is compared with the best so far; null if there is nothing to compare
   * @param share the part of the caller's time that they may take
   * @param clock nanoseconds, by which slices end
   */
  public TierTrials(
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
  public boolean run(double[] x, int calls, Consumer<KernelSweep> use) {
    long start = clock.getAsLong();
    while (contest == null && contests.hasNext()) {
      contest = contests.next().apply(best);
      left = contest != null && contest.patience() > 0 ? SHORT_SLICES_IF_LATE : SHORT_SLICES;
      rehearsal.begin();
    }
    if (contest != null) {
      rehearse(contest, x, (long) (share * calls * rehearsal.whole()) - spent, use);
    }
    spent += clock.getAsLong() - start;
    return contest == null && !contests.hasNext();
  }

  /** Continues a contest: for a short slice if there is time left for these, else as allowed. */
  private void rehearse(Contest now, double[] x, long allowed, Consumer<KernelSweep> use) {
    long start = clock.getAsLong();
    long end = left > 0 ? SLICE : allowed;
    Rehearsal.State state = Rehearsal.State.OPEN;
    long time = 0;
    while (state == Rehearsal.State.OPEN && time < end) {
      state = rehearsal.run(now, x, SLICE);
      time = clock.getAsLong() - start;
      use.accept(now.best());
    }
    left = now.isClear() ? 0 : left - Math.max(SLICE, time);
    if (state == Rehearsal.State.OVER) {
      best = now.best();
      contest = null;
    }
  }

  /** After how many evaluations of the caller the next slice is due. */
  public int due(int calls) {
    boolean isSoon = rehearsal.whole() > 0 && (contest == null || left > 0);
    long more = isSoon ? 1 + SLICE / rehearsal.whole() : calls;
    return (int) Math.min(Integer.MAX_VALUE, calls + more);
  }
}
