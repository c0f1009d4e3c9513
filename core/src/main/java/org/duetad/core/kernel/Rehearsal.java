package org.duetad.core.kernel;

import java.util.Arrays;
import java.util.function.LongSupplier;
import org.duetad.core.program.instruction.BranchChangedException;

/**
 * Runs a trial in the background at a point of the caller, who loses no time by it. Compiled parts
 * and arrays take turns until neither has become faster for a while: by then the JVM has optimised
 * both.
 */
final class Rehearsal {

  /** In nanoseconds. */
  private static final long LONGEST = 2_000_000_000L;

  /** Nothing becomes faster for so long, or a half of the time so far if that is more. */
  private static final long QUIET = 100_000_000L;

  /** Less than a fiftieth is noise. */
  private static final double FASTER = 0.98;

  private static final int FEWEST = 20;

  private final Trial trial;
  private final KernelFrame frame;
  private final double[] x;
  private final int kept;
  private final double[][] yBar;
  private final double[][] xBar;

  /**
   * For a trial.
   *
   * @param frame a frame of its own
   * @param x the point
   * @param kept how many numbers compiled parts keep besides values
   * @param outputs how many outputs there are
   */
  Rehearsal(Trial trial, KernelFrame frame, double[] x, int kept, int outputs) {
    this.trial = trial;
    this.frame = frame;
    this.x = x;
    this.kept = kept;
    yBar = new double[1][outputs];
    xBar = new double[1][x.length];
    Arrays.fill(yBar[0], 1.0);
  }

  /**
   * Runs it.
   *
   * @param clock nanoseconds
   * @return whether the trial is over; if not, the function has no values at the point, or takes
   *     another branch
   */
  boolean run(LongSupplier clock) {
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
        boolean isQuiet = time - latest > Math.max(QUIET, time / 2);
        if (time > LONGEST || (isQuiet && count >= FEWEST)) {
          return true;
        }
      }
    } catch (RuleFailure | BranchChangedException notAtThisPoint) {
      return false;
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
