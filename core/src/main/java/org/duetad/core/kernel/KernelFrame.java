package org.duetad.core.kernel;

import org.jspecify.annotations.Nullable;

/** The working memory of a {@link Kernel} and all values of one evaluation, for one thread. */
public final class KernelFrame {

  private final Kernel owner;
  private final Lanes lanes;

  /** Whether all values belong to one point. */
  private boolean evaluated;

  /** Whether all values are finite, once it was asked. */
  private @Nullable Boolean finite;

  KernelFrame(Kernel owner, Lanes lanes) {
    this.owner = owner;
    this.lanes = lanes;
  }

  Lanes lanes() {
    return lanes;
  }

  void begin() {
    evaluated = false;
    finite = null;
  }

  void end() {
    evaluated = true;
  }

  boolean isEvaluated() {
    return evaluated;
  }

  boolean isFinite() {
    Boolean known = finite;
    if (known == null) {
      known = LaneMath.areFinite(lanes.values);
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
