package org.duetad.core.kernel;

import java.util.Arrays;
import org.duetad.core.program.instruction.BranchChangedException;

/**
 * Runs compiled parts in the background at a point of the caller, until the JVM has optimised them:
 * so the caller does not run them before.
 */
final class WarmUp {

  private static final long LONGEST = 1_000_000_000L;

  /** After so many runs, the JVM has made up its mind about the methods. */
  private static final int MOST = 20_000;

  private WarmUp() {}

  /**
   * Runs a sweep.
   *
   * @param sweep the sweep
   * @param frame a frame of its own
   * @param x the point
   * @param kept how many numbers compiled parts keep besides values
   * @param outputs how many outputs there are
   */
  static void run(KernelSweep sweep, KernelFrame frame, double[] x, int kept, int outputs) {
    double[][] yBar = new double[1][outputs];
    double[][] xBar = new double[1][x.length];
    Arrays.fill(yBar[0], 1.0);
    long start = System.nanoTime();
    try {
      for (int k = 0; k < MOST && System.nanoTime() - start < LONGEST; k++) {
        frame.begin(x, x.length, sweep, kept);
        Lanes lanes = frame.lanes();
        sweep.evaluate(lanes);
        sweep.pull(lanes, yBar, xBar);
      }
    } catch (RuleFailure | BranchChangedException notAtThisPoint) {
      // The caller's own evaluations decide what becomes of it.
    }
  }
}
