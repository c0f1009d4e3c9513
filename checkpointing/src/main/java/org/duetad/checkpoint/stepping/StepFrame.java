package org.duetad.checkpoint.stepping;

import org.duetad.core.kernel.Kernel;
import org.duetad.core.kernel.KernelFrame;
import org.duetad.core.program.Program;

/**
 * The values of one evaluation of a recorded step.
 *
 * @param kernel the step
 * @param frame the values
 * @param inputs how many inputs there are
 */
record StepFrame(Kernel kernel, KernelFrame frame, int inputs) {

  static StepFrame of(Program program) {
    Kernel kernel = Kernel.of(program);
    return new StepFrame(kernel, kernel.frame(), program.inputs());
  }

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

  /** A frame for another evaluation of the same step, in the same thread. */
  StepFrame another() {
    return new StepFrame(kernel, frame.another(), inputs);
  }

  /** How many bytes its values take. */
  long bytes() {
    return kernel.bytesPerFrame();
  }
}
