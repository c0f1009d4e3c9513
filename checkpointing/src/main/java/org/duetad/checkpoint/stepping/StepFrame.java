package org.duetad.checkpoint.stepping;

import java.util.Optional;
import org.duetad.core.kernel.Kernel;
import org.duetad.core.kernel.KernelFrame;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.BranchChangedException;
import org.duetad.core.replay.Replay;
import org.duetad.core.replay.ReplayFrame;

/** The values of one evaluation of a recorded step. */
interface StepFrame {

  /** A frame of a recorded step: of a kernel if it has loops for it. */
  static StepFrame of(Program program) {
    Optional<Kernel> kernel = Kernel.find(program, program.inputs(), Kernel.LEAST_LANES);
    if (kernel.isPresent()) {
      return new OfKernel(kernel.get(), kernel.get().frame(), program.inputs());
    }
    Replay replay = Replay.of(program);
    return new OfReplay(replay, replay.frame());
  }

  /** Computes the state after the step, unless the step takes another branch. */
  boolean holds(double[] in, double[] y);

  /** Computes the adjoints of the inputs. */
  void pullback(double[] yBar, double[] inBar);

  /** How many inputs there are. */
  int inputs();

  /** An input of the evaluation. */
  double input(int i);

  /** A frame for another evaluation of the same step. */
  StepFrame another();

  /** How many bytes its values take. */
  long bytes();

  /**
   * With turns of loops side by side.
   *
   * @param kernel the step
   * @param frame the values
   * @param inputs how many inputs there are
   */
  record OfKernel(Kernel kernel, KernelFrame frame, int inputs) implements StepFrame {

    @Override
    public boolean holds(double[] in, double[] y) {
      return kernel.holds(in, frame, y);
    }

    @Override
    public void pullback(double[] yBar, double[] inBar) {
      kernel.pullback(frame, yBar, inBar);
    }

    @Override
    public double input(int i) {
      return frame.input(i);
    }

    @Override
    public StepFrame another() {
      return new OfKernel(kernel, frame.another(), inputs);
    }

    @Override
    public long bytes() {
      return kernel.bytesPerFrame();
    }
  }

  /**
   * With instructions that are alike side by side, or with matrices.
   *
   * @param replay the step
   * @param frame the values
   */
  record OfReplay(Replay replay, ReplayFrame frame) implements StepFrame {

    @Override
    public boolean holds(double[] in, double[] y) {
      try {
        replay.evaluate(in, frame, y);
        return true;
      } catch (BranchChangedException another) {
        return false;
      }
    }

    @Override
    public void pullback(double[] yBar, double[] inBar) {
      replay.pullback(frame, yBar, inBar);
    }

    @Override
    public int inputs() {
      return frame.inputs();
    }

    @Override
    public double input(int i) {
      return frame.input(i);
    }

    @Override
    public StepFrame another() {
      return new OfReplay(replay, replay.frame());
    }

    @Override
    public long bytes() {
      return replay.bytesPerFrame();
    }
  }
}
