package org.duetad.core.kernel;

import java.util.Arrays;
import java.util.function.Consumer;
import org.duetad.core.ValueLosses;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.kernel.plan.Outputs;
import org.duetad.core.kernel.sweep.KernelSweep;
import org.duetad.core.kernel.sweep.SweepFrame;
import org.duetad.core.program.instruction.BranchChangedException;

/**
 * Replaces results of a kernel by those of its {@link Origin} where the chain rule needs care: an
 * exactly zero factor annihilates.
 *
 * @param origin computes carefully
 * @param inputs how many inputs there are, which are the first values of a frame
 */
record KernelCare(Origin origin, int inputs) {

  /** Evaluates the function at the point of the latest evaluation. */
  void evaluate(SweepFrame frame) {
    origin.evaluate(point(frame));
  }

  /**
   * Evaluates at the point of a frame, and carefully where that is needed.
   *
   * @param y receives the outputs
   * @param evaluation the evaluation
   * @param isKept whether the frame keeps the values
   * @return whether the function takes the branch that was recorded
   */
  boolean holds(
      SweepFrame frame, Outputs outputs, double[] y, Consumer<Lanes> evaluation, boolean isKept) {
    frame.lanes().steeps.beginValues();
    boolean failed;
    try {
      failed = KernelSweep.fails(evaluation, frame.lanes());
    } catch (BranchChangedException another) {
      return false;
    }
    frame.end(failed, isKept);
    if (failed || isNeeded(frame)) {
      boolean holds = isPut(frame, y);
      frame.end(failed, isKept && holds);
      return holds;
    }
    outputs.read(frame.values(), y);
    return true;
  }

  /** Whether values have to be computed carefully, as they are derivatives themselves. */
  private boolean isNeeded(SweepFrame frame) {
    return origin.isDerivative() && (!frame.isModerate() || isLost(frame));
  }

  /** Puts the outputs into y, unless the function takes another branch. */
  private boolean isPut(SweepFrame frame, double[] y) {
    return origin.isPut(point(frame), y);
  }

  /** Replaces the adjoints that are not right, or that were not pulled. */
  void pull(SweepFrame frame, double[][] yBar, double[][] xBar, boolean isPulled) {
    boolean isKnown = isPulled && !isLost(frame);
    for (int s = 0; s < yBar.length; s++) {
      if (!isKnown
          || !KernelSweep.isMild(yBar[s])
          || !KernelSweep.areRight(frame.lanes(), xBar[s])) {
        System.arraycopy(origin.pullback(point(frame), yBar[s]), 0, xBar[s], 0, xBar[s].length);
      }
    }
  }

  /** Whether slopes depend on what underflow took from values. */
  private boolean isLost(SweepFrame frame) {
    return frame.lanes().steeps.isSunk() && ValueLosses.changeSlopes(origin, point(frame));
  }

  /** The inputs of the latest evaluation. */
  private double[] point(SweepFrame frame) {
    return Arrays.copyOf(frame.values(), inputs);
  }
}
