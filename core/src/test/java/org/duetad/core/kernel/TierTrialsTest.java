package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.duetad.core.kernel.sweep.KernelSweep;
import org.duetad.core.kernel.trial.Contest;
import org.duetad.core.kernel.trial.Rehearsal;
import org.duetad.core.kernel.trial.TierTrials;
import org.duetad.core.kernel.trial.Trial;
import org.duetad.core.program.Program;
import org.junit.jupiter.api.Test;

/** Trials take a tenth of the time of a kernel and a constant. */
class TierTrialsTest {

  private static final double[] X = {0.3, 0.9, 0.1};
  private static final double SHARE = 0.1;

  /** The short slices, and one that may last a little longer than it should. */
  private static final long CONSTANT = 350_000_000L;

  private final Kernel kernel = Kernel.of(Program.record(KernelTest::scanned, X));
  private final KernelSweep before = kernel.tier().next(X, kernel.memory());
  private final KernelSweep other = before.with(before.parts());
  private final Rehearsal rehearsal =
      new Rehearsal(kernel.memory(), X.length, 100, () -> 0, 1, this::time, this::time);
  private long now;
  private long timeOther = 1000;

  /** Each reading of the clock takes half a millisecond. */
  private long time() {
    now += 500_000;
    return now;
  }

  private final class Endless implements Contest {

    @Override
    public boolean round(Rehearsal at) {
      at.runForValues(before);
      return true;
    }

    @Override
    public long timeBefore() {
      return 1000;
    }

    @Override
    public long timeOther() {
      return timeOther;
    }

    @Override
    public long patience() {
      return Trial.LONGEST;
    }

    @Override
    public KernelSweep best() {
      return isClear() ? other : before;
    }
  }

  private TierTrials trials() {
    return new TierTrials(
        before,
        rehearsal,
        List.<Function<KernelSweep, Contest>>of(best -> new Endless()).iterator(),
        SHARE,
        this::time);
  }

  @Test
  void theyTakeAShareOfTheTimeAndAConstant() {
    TierTrials trials = trials();
    long spent = 0;
    int calls = 10;
    int slices = 0;
    boolean isOver = false;
    while (!isOver) {
      long start = now;
      isOver = trials.run(X, calls, sweep -> assertSame(before, sweep));
      spent += now - start;
      slices++;
      assertTrue(spent < SHARE * calls * rehearsal.whole() + CONSTANT, calls + ": " + spent);
      calls = trials.due(calls);
    }
    assertTrue(spent > Trial.LONGEST);
    assertTrue(slices > 20 && slices < 80, slices + " slices");
  }

  @Test
  void whatIsClearlyFasterIsUsedAtOnceAndConfirmedLater() {
    timeOther = 500;
    TierTrials trials = trials();
    List<KernelSweep> used = new ArrayList<>();
    assertEquals(false, trials.run(X, 10, used::add));
    assertEquals(List.of(other), used);
    assertEquals(20, trials.due(10));
    timeOther = 1100;
    trials.run(X, 1_000_000, used::add);
    assertSame(before, used.get(used.size() - 1));
  }
}
