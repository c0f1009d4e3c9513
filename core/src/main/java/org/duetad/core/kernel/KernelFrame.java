package org.duetad.core.kernel;

import org.jspecify.annotations.Nullable;

/** The working memory of a {@link Kernel} and all values of one evaluation, for one thread. */
public final class KernelFrame {

  private final Kernel owner;
  private final Lanes lanes;
  private final int head;

  /** Whether all values belong to one point. */
  private boolean evaluated;

  /** Whether there are all values and they are finite, once it was asked. */
  private @Nullable Boolean finite;

  /** With the number of inputs and constants. */
  KernelFrame(Kernel owner, Lanes lanes, int head) {
    this.owner = owner;
    this.lanes = lanes;
    this.head = head;
  }

  Lanes lanes() {
    return lanes;
  }

  void begin() {
    evaluated = false;
    finite = null;
    lanes.beginEvaluation();
  }

  /** After a failure the values are not to be used. */
  void end(boolean failed) {
    evaluated = true;
    if (failed) {
      finite = false;
    }
  }

  boolean isEvaluated() {
    return evaluated;
  }

  boolean isFinite() {
    Boolean known = finite;
    if (known == null) {
      known = lanes.areFinite(head);
      finite = known;
    }
    return known;
  }

  void require(Kernel kernel) {
    if (owner != kernel) {
      throw new IllegalArgumentException(
          "kernel: the frame belongs to another kernel; take one from this kernel's frame()");
    }
  }
}
