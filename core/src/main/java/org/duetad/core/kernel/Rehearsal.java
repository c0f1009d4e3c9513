package org.duetad.core.kernel;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.duetad.core.program.instruction.BranchChangedException;

/**
 * Runs a trial in the background at a point of the caller, which costs the caller no time. Compiled
 * parts and arrays take turns until neither has become faster for a while: by then the JVM has
 * optimised both.
 */
final class Rehearsal {

  /** For so long, or half of the time so far if that is more, nothing becomes faster at the end. */
  private static final long QUIET = 200_000_000L;

  /** Less than a fiftieth is noise. */
  private static final double FASTER = 0.98;

  private static final int FEWEST = 20;

  /** By then the JIT has compiled them, even where its threads have to wait for a processor. */
  private static final int OPERATIONS = 30_000_000;

  /** The least number of evaluations. */
  private final int fewest;

  private final LongSupplier clock;
  private final KernelFrame frame;
  private final double[] x;
  private final int kept;
  private final double[] y;
  private final double[][] yBar;
  private final double[][] xBar;

  /**
   * At a point.
   *
   * @param frame a frame of its own
   * @param x the point
   * @param operations how many operations an evaluation has
   * @param kept how many numbers compiled parts keep besides values
   * @param outputs how many outputs there are
   * @param clock nanoseconds
   */
  Rehearsal(
      KernelFrame frame, double[] x, int operations, int kept, int outputs, LongSupplier clock) {
    fewest = Math.max(FEWEST, OPERATIONS / Math.max(1, operations));
    this.clock = clock;
    this.frame = frame;
    this.x = x;
    this.kept = kept;
    y = new double[outputs];
    yBar = new double[1][outputs];
    xBar = new double[1][x.length];
    Arrays.fill(yBar[0], 1.0);
  }

  /**
   * Runs a trial.
   *
   * @param trial the trial
   * @return whether the trial is over; if not, the function has no values at the point, or takes
   *     another branch
   */
  boolean run(Trial trial) {
    long start = clock.getAsLong();
    long latest = 0;
    long compiled = Long.MAX_VALUE;
    long arrays = Long.MAX_VALUE;
    try {
      for (int count = 1; ; count++) {
        run(trial.compiled());
        run(trial.arrays());
        long time = clock.getAsLong() - start;
        if (trial.compiledTime() < FASTER * compiled || trial.arraysTime() < FASTER * arrays) {
          compiled = trial.compiledTime();
          arrays = trial.arraysTime();
          latest = time;
        }
        if (isEnough(count, time, latest)) {
          return true;
        }
      }
    } catch (RuleFailure | BranchChangedException notAtThisPoint) {
      return false;
    }
  }

  /** Whether nothing has become faster for a while. */
  private boolean isEnough(int count, long time, long latest) {
    boolean isQuiet = time - latest > Math.max(QUIET, time / 2);
    return time > Trial.LONGEST || (isQuiet && count >= fewest);
  }

  /** Whether values and one pullback at once are faster than one after the other. */
  boolean isFaster(KernelSweep atOnce, KernelSweep parts) {
    return isFaster(
        () -> {
          frame.begin(x, x.length, atOnce, kept);
          return atOnce.pullAtOnce(frame.lanes(), y, yBar, xBar);
        },
        () -> {
          frame.begin(x, x.length, parts, kept);
          parts.evaluate(frame.lanes());
          parts.pull(frame.lanes(), yBar, xBar);
        });
  }

  /** Whether values that are not pulled back are faster than those of the parts. */
  boolean areValuesFaster(KernelSweep alone, KernelSweep parts) {
    return isFaster(
        () -> {
          frame.begin(x, x.length, alone, kept);
          return alone.evaluateAlone(frame.lanes(), y);
        },
        () -> {
          frame.begin(x, x.length, parts, kept);
          parts.evaluate(frame.lanes());
        });
  }

  private boolean isFaster(BooleanSupplier one, Runnable other) {
    long start = clock.getAsLong();
    long latest = 0;
    long once = Long.MAX_VALUE;
    long others = Long.MAX_VALUE;
    for (int count = 1; ; count++) {
      long begin = clock.getAsLong();
      if (!one.getAsBoolean()) {
        return false;
      }
      long middle = clock.getAsLong();
      other.run();
      long end = clock.getAsLong();
      latest = middle - begin < FASTER * once ? end - start : latest;
      once = Math.min(once, middle - begin);
      others = Math.min(others, end - middle);
      boolean isFaster = once < Trial.CLEARLY * others;
      if (isFaster ? isEnough(count, end - start, latest) : end - start > Trial.LONGEST) {
        return isFaster;
      }
    }
  }

  /** An evaluation and a pullback, and both at once where that is another computation. */
  private void run(KernelSweep sweep) {
    frame.begin(x, x.length, sweep, kept);
    Lanes lanes = frame.lanes();
    sweep.evaluate(lanes);
    sweep.pull(lanes, yBar, xBar);
    if (sweep.isMerging(1)) {
      sweep.evaluateAndPull(lanes, yBar, xBar);
    }
  }
}
