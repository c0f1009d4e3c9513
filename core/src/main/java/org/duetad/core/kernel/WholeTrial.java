package org.duetad.core.kernel;

import java.util.function.LongSupplier;

/** One function for all parts, against the parts. */
final class WholeTrial implements Contest {

  private final KernelSweep before;
  private final KernelSweep other;
  private final boolean withPullback;
  private final LongSupplier clock;
  private long timeBefore = Long.MAX_VALUE;
  private long timeOther = Long.MAX_VALUE;

  /**
   * Compares two sweeps.
   *
   * @param other the sweep with the function
   * @param withPullback whether it computes values and one pullback, or values alone
   */
  WholeTrial(KernelSweep before, KernelSweep other, boolean withPullback, LongSupplier clock) {
    this.before = before;
    this.other = other;
    this.withPullback = withPullback;
    this.clock = clock;
  }

  @Override
  public boolean round(Rehearsal at) {
    long begin = clock.getAsLong();
    if (!(withPullback ? at.runAtOnce(other) : at.runAlone(other))) {
      return false;
    }
    long middle = clock.getAsLong();
    if (withPullback) {
      at.runForGradient(before);
    } else {
      at.runForValues(before);
    }
    timeOther = Math.min(timeOther, middle - begin);
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

  /** Under load the JIT compiles one large function late. */
  @Override
  public long patience() {
    return Trial.LONGEST;
  }

  @Override
  public KernelSweep best() {
    return isClear() ? other : before;
  }
}
