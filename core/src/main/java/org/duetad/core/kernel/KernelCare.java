package org.duetad.core.kernel;

import java.util.Arrays;
import org.duetad.core.ValueLosses;

/**
 * Replaces results of a kernel by those of its {@link Origin} where the chain rule needs care: an
 * exactly zero factor annihilates.
 *
 * @param origin computes carefully
 * @param inputs how many inputs there are, which are the first values of a frame
 */
record KernelCare(Origin origin, int inputs) {

  /** Evaluates the function at the point of the latest evaluation. */
  void evaluate(KernelFrame frame) {
    origin.evaluate(point(frame));
  }

  /** Whether values have to be computed carefully, as they are derivatives themselves. */
  boolean isNeeded(KernelFrame frame) {
    return origin.isDerivative() && (!frame.isModerate() || isLost(frame));
  }

  /** Puts the outputs into y, unless the function takes another branch. */
  boolean isPut(KernelFrame frame, double[] y) {
    return origin.isPut(point(frame), y);
  }

  /** Replaces the adjoints that are not right, or that were not pulled. */
  void pull(KernelFrame frame, double[][] yBar, double[][] xBar, boolean isPulled) {
    boolean isKnown = isPulled && !isLost(frame);
    for (int s = 0; s < yBar.length; s++) {
      if (!isKnown || !KernelSweep.areRight(frame.lanes(), xBar[s])) {
        System.arraycopy(origin.pullback(point(frame), yBar[s]), 0, xBar[s], 0, xBar[s].length);
      }
    }
  }

  /** Whether slopes depend on what underflow took from values. */
  private boolean isLost(KernelFrame frame) {
    return frame.lanes().steeps.isSunk() && ValueLosses.changeSlopes(origin, point(frame));
  }

  /** The inputs of the latest evaluation. */
  private double[] point(KernelFrame frame) {
    return Arrays.copyOf(frame.values(), inputs);
  }
}
