package org.duetad.checkpoint.stepping;

import org.duetad.core.kernel.Kernel;
import org.duetad.core.kernel.KernelFrame;

/**
 * The values of one evaluation of a recorded step.
 *
 * @param kernel the step
 * @param frame the values
 * @param inputs how many inputs there are
 */
record StepFrame(Kernel kernel, KernelFrame frame, int inputs) {

  /** Computes the state after the step, unless the step takes another branch. */
  boolean holds(double[] in, double[] y) {
    return kernel.holds(in, frame, y);
  }

  /** Computes the adjoints of the inputs. */
  void pullback(double[] yBar, double[] inBar) {
    kernel.pullback(frame, yBar, inBar);
  }

  /** An input of the evaluation. */
  double input(int i) {
    return frame.input(i);
  }
}
