package org.duetad.core.kernel;

import java.util.Arrays;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.duetad.core.program.instruction.BranchChangedException;

/**
 * Runs contests in the background at a point of the caller, bit by bit, so that they cost the
 * caller no time, and little of the machine's. Both ways take turns until neither has become faster
 * for a while: by then the JVM has optimised both.
 */
final class Rehearsal {

  /** For so long, or half of the time so far if that is more, nothing becomes faster at the end. */
  private static final long QUIET = 200_000_000L;

  /** Less than a fiftieth is noise. */
  private static final double FASTER = 0.98;

  private static final int FEWEST = 20;

  /** By then the JIT has compiled them, even where its threads have to wait for a processor. */
  private static final int OPERATIONS = 30_000_000;

  /** The least number of rounds of a contest. */
  private final int fewest;

  private final LongSupplier clock;
  private final KernelFrame frame;
  private final IntSupplier kept;
  private final double[] y;
  private final double[][] yBar;
  private final double[][] xBar;

  /** The point. */
  private double[] x = {};

  /** The shortest time of an evaluation and a pullback. */
  private long whole = Long.MAX_VALUE;

  private int rounds;
  private long time;

  /** When something last became faster, and the times then. */
  private long latest;

  private long other;
  private long before;

  /** How a contest stands. */
  enum Stand {
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
   * @param clock nanoseconds
   */
  Rehearsal(
      KernelFrame frame,
      int variables,
      int operations,
      IntSupplier kept,
      int outputs,
      LongSupplier clock) {
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
  Stand run(Contest contest, double[] point, long nanos) {
    x = point;
    long earlier = time;
    long start = clock.getAsLong();
    try {
      do {
        if (!contest.round(this)) {
          return Stand.IMPOSSIBLE;
        }
        rounds++;
        time = earlier + clock.getAsLong() - start;
        note(contest);
        if (isEnough(contest)) {
          return Stand.OVER;
        }
      } while (time - earlier < nanos);
    } catch (RuleFailure | BranchChangedException notAtThisPoint) {
      return Stand.IMPOSSIBLE;
    }
    return Stand.OPEN;
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

  /** The shortest time so far of an evaluation and a pullback; 0 if there was none. */
  long whole() {
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

  /** Values and one pullback by a function for both; whether it has any. */
  boolean runAtOnce(KernelSweep sweep) {
    begin(sweep);
    return sweep.pullAtOnce(frame.lanes(), y, yBar, xBar);
  }

  /** Values alone by a function; whether it has any. */
  boolean runAlone(KernelSweep sweep) {
    begin(sweep);
    return sweep.evaluateAlone(frame.lanes(), y);
  }

  /** Values as they are computed without that function. */
  void runForValues(KernelSweep sweep) {
    long start = clock.getAsLong();
    begin(sweep);
    sweep.evaluate(frame.lanes());
    whole = Math.min(whole, clock.getAsLong() - start);
  }

  /** Values and one pullback as they are computed without one. */
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
