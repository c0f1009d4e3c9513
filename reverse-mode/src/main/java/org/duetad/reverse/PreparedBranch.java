package org.duetad.reverse;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.duetad.core.kernel.Kernel;
import org.duetad.core.kernel.KernelFrame;

/** One branch of a prepared function: its kernel, and frames that are not in use. */
final class PreparedBranch {

  private final Kernel kernel;
  private final int outputs;
  private final ConcurrentLinkedQueue<KernelFrame> frames = new ConcurrentLinkedQueue<>();
  private final AtomicLong uses = new AtomicLong();

  PreparedBranch(Kernel kernel, int outputs) {
    this.kernel = kernel;
    this.outputs = outputs;
  }

  Kernel kernel() {
    return kernel;
  }

  int outputs() {
    return outputs;
  }

  KernelFrame take() {
    KernelFrame frame = frames.poll();
    return frame == null ? kernel.frame() : frame;
  }

  void giveBack(KernelFrame frame) {
    frames.add(frame);
  }

  /** Whether this is the first use of the branch, the second, the fourth, and so on. */
  boolean isToBeChecked() {
    long count = uses.incrementAndGet();
    return (count & count - 1) == 0;
  }
}
