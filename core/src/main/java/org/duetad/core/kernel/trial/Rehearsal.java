package org.duetad.core.kernel.trial;

import java.util.Arrays;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.duetad.core.kernel.code.RuleFailure;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.kernel.sweep.KernelSweep;
import org.duetad.core.kernel.sweep.SweepFrame;
import org.duetad.core.program.instruction.BranchChangedException;

/**
 * Runs contests in the background at a point of the caller, in slices, so that they cost the caller
 * no time, and little of the machine's. Both ways take turns until neither has become faster for a
 * while: by then the JVM has optimised both.
 */
public final class Rehearsal {

  /**
   * A contest may end once nothing has become faster for so many nanoseconds, and for half of its
   * time so far.
   */
  private static final long QUIET = 200_000_000L;

  /** Less than a fiftieth is noise. */
  private static final double FASTER = 0.98;

  private static final int FEWEST = 20;

  /** After so many the JIT has compiled them, even where its threads wait for a processor. */
  private static final int OPERATIONS = 30_000_000;

  /** The least number of rounds of a contest. */
  private final int fewest;

  private final LongSupplier clock;
  private final LongSupplier limit;
  private final SweepFrame frame;
  private final IntSupplier kept;
  private final double[] y;
  private final double[][] yBar;
  private final double[][] xBar;

  /** The point. */
  private double[] x = {};

  /** The shortest time of an evaluation and a pullback, or of an evaluation alone. */
  private long whole = Long.MAX_VALUE;

  private int rounds;
  private long time;

  /** When something last became faster, and the shortest times of both ways then. */
  private long latest;

  private long other;
  private long before;

  /** The state of a contest. */
  enum State {
    OPEN,
    OVER,

    /** The function has no values at the point, or takes another branch. */
    IMPOSSIBLE
  }

  /**
   * For a kernel.
   *
   * @param frame a frame of its own
   * @param variables how many adjoints there are
   * @param operations how many operations an evaluation has
   * @param kept how many numbers compiled parts keep besides values
   * @param outputs how many outputs there are
   * @param clock nanoseconds, by which evaluations are timed
   * @param limit nanoseconds, by which slices and contests end
   */
  public Rehearsal(
      SweepFrame frame,
      int variables,
      int operations,
      IntSupplier kept,
      int outputs,
      LongSupplier clock,
      LongSupplier limit) {
    this.limit = limit;
    fewest = Math.max(FEWEST, OPERATIONS / Math.max(1, operations));
    this.clock = clock;
    this.frame = frame;
    this.kept = kept;
    y = new double[outputs];
    yBar = new double[1][outputs];
    xBar = new double[1][variables];
    Arrays.fill(yBar[0], 1.0);
    begin();
  }

  /** Begins with another contest. */
  void begin() {
    rounds = 0;
    time = 0;
    latest = 0;
    other = Long.MAX_VALUE;
    before = Long.MAX_VALUE;
  }

  /**
   * Continues a contest for some time, or until it is over.
   *
   * @param point the point
   * @param nanos how long
   */
  State run(Contest contest, double[] point, long nanos) {
    x = point;
    long earlier = time;
    long start = limit.getAsLong();
    try {
      do {
        if (!contest.round(this)) {
          return State.IMPOSSIBLE;
        }
        rounds++;
        time = earlier + limit.getAsLong() - start;
        note(contest);
        if (isEnough(contest)) {
          return State.OVER;
        }
      } while (time - earlier < nanos);
    } catch (RuleFailure | BranchChangedException notAtThisPoint) {
      return State.IMPOSSIBLE;
    }
    return State.OPEN;
  }

  private void note(Contest contest) {
    if (contest.timeOther() < FASTER * other || contest.timeBefore() < FASTER * before) {
      other = contest.timeOther();
      before = contest.timeBefore();
      latest = time;
    }
  }

  /** Whether nothing has become faster for a while. */
  private boolean isEnough(Contest contest) {
    boolean isQuiet = time - latest > Math.max(QUIET, time / 2);
    boolean isDue = contest.isClear() || time > contest.patience();
    return time > Trial.LONGEST || (isQuiet && rounds >= fewest && isDue);
  }

  /** The shortest time so far of what the caller does; 0 if nothing was run. */
  public long whole() {
    return whole == Long.MAX_VALUE ? 0 : whole;
  }

  /** An evaluation and a pullback, and both at once where that is another computation. */
  void run(KernelSweep sweep) {
    long start = clock.getAsLong();
    begin(sweep);
    Lanes lanes = frame.lanes();
    sweep.evaluate(lanes);
    sweep.pull(lanes, yBar, xBar);
    whole = Math.min(whole, clock.getAsLong() - start);
    if (sweep.isMerging(1)) {
      sweep.evaluateAndPull(lanes, yBar, xBar);
    }
  }

  /** Values and one pullback by a function for both; whether it has results. */
  boolean runAtOnce(KernelSweep sweep) {
    begin(sweep);
    return sweep.pullAtOnce(frame.lanes(), y, yBar, xBar);
  }

  /** Values alone by a function; whether it has results. */
  boolean runAlone(KernelSweep sweep) {
    begin(sweep);
    return sweep.evaluateAlone(frame.lanes(), y);
  }

  /** Values by parts. */
  public void runForValues(KernelSweep sweep) {
    long start = clock.getAsLong();
    begin(sweep);
    sweep.evaluate(frame.lanes());
    whole = Math.min(whole, clock.getAsLong() - start);
  }

  /** Values and one pullback by parts. */
  void runForGradient(KernelSweep sweep) {
    long start = clock.getAsLong();
    begin(sweep);
    Lanes lanes = frame.lanes();
    if (sweep.isMerging(1)) {
      sweep.evaluateAndPull(lanes, yBar, xBar);
    } else {
      sweep.evaluate(lanes);
      sweep.pull(lanes, yBar, xBar);
    }
    whole = Math.min(whole, clock.getAsLong() - start);
  }

  private void begin(KernelSweep sweep) {
    frame.begin(x, x.length, sweep, kept.getAsInt());
  }
}
