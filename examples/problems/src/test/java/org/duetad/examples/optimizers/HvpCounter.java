package org.duetad.examples.optimizers;

import java.util.concurrent.atomic.AtomicInteger;
import org.duetad.core.ForwardingMode;
import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Differentiator;

/** A mode that counts its Hessian-vector products. */
final class HvpCounter extends ForwardingMode {

  private final AtomicInteger count;

  HvpCounter(Differentiator mode, AtomicInteger count) {
    super(mode);
    this.count = count;
  }

  @Override
  public double[] hvp(ScalarFunction f, double[] x, double[] v) {
    count.incrementAndGet();
    return mode().hvp(f, x, v);
  }
}
