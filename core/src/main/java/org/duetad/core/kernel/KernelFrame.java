package org.duetad.core.kernel;

import org.duetad.core.kernel.sweep.SweepFrame;

/**
 * All values of one evaluation of a {@link Kernel}, and working memory, for one thread. Frames that
 * share their working memory ({@link #another}) keep several evaluations.
 */
public final class KernelFrame {

  private final Kernel owner;
  private final SweepFrame memory;

  KernelFrame(Kernel owner, SweepFrame memory) {
    this.owner = owner;
    this.memory = memory;
  }

  /**
   * A frame for another evaluation, which shares the working memory of this one.
   *
   * @return a frame to be used in the same thread
   */
  public KernelFrame another() {
    return new KernelFrame(owner, memory.another(true));
  }

  /**
   * A frame for values only, which shares the working memory of this one. It takes less memory, and
   * its evaluations cannot be pulled back.
   *
   * @return a frame to be used in the same thread
   */
  public KernelFrame forValues() {
    return new KernelFrame(owner, memory.another(false));
  }

  /**
   * An input of the latest evaluation.
   *
   * @param i which one
   * @return its value
   */
  public double input(int i) {
    return memory.values()[i];
  }

  /**
   * The array that begins with the inputs. Inputs that are put there before an evaluation at this
   * array need not be copied; they end the evaluation that the frame holds.
   *
   * @return an array of this frame that begins with the inputs; nothing else in it may be changed
   */
  public double[] inputs() {
    return memory.values();
  }

  /** What it holds, for its own kernel. */
  SweepFrame of(Kernel kernel) {
    if (owner != kernel) {
      throw new IllegalArgumentException(
          "kernel: the frame belongs to another kernel; take one from this kernel's frame()");
    }
    return memory;
  }
}
