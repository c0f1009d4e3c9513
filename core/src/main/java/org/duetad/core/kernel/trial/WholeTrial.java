package org.duetad.core.kernel.trial;

import java.util.function.LongSupplier;
import org.duetad.core.kernel.sweep.KernelSweep;

/** Compares one function for all parts of a kernel with the parts. */
final class WholeTrial implements Contest {

  private final KernelSweep before;
  private final KernelSweep other;
  private final boolean withPullback;
  private final LongSupplier clock;
  private long timeBefore = Long.MAX_VALUE;
  private long timeOther = Long.MAX_VALUE;

  /**
   * For two sweeps.
   *
   * @param before the sweep by parts
   * @param other the sweep with the function
   * @param withPullback whether the function computes values and one pullback, or values alone
   * @param clock nanoseconds
   */
  WholeTrial(KernelSweep before, KernelSweep other, boolean withPullback, LongSupplier clock) {
    this.before = before;
    this.other = other;
    this.withPullback = withPullback;
    this.clock = clock;
  }

  @Override
  public boolean round(Rehearsal at) {
    long start = clock.getAsLong();
    if (!(withPullback ? at.runAtOnce(other) : at.runAlone(other))) {
      return false;
    }
    long middle = clock.getAsLong();
    if (withPullback) {
      at.runForGradient(before);
    } else {
      at.runForValues(before);
    }
    timeOther = Math.min(timeOther, middle - start);
    timeBefore = Math.min(timeBefore, clock.getAsLong() - middle);
    return true;
  }

  @Override
  public long timeBefore() {
    return timeBefore;
  }

  @Override
  public long timeOther() {
    return timeOther;
  }

  /** Under load, the JIT compiles one large function late. */
  @Override
  public long patience() {
    return Trial.LONGEST;
  }

  @Override
  public KernelSweep best() {
    return isClear() ? other : before;
  }
}
