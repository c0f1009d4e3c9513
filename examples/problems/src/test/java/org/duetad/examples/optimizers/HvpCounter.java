package org.duetad.examples.optimizers;

import java.util.concurrent.atomic.AtomicInteger;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.ValueAndGradient;

/** A mode that counts its Hessian-vector products. */
record HvpCounter(Differentiator mode, AtomicInteger count) implements Differentiator {

  @Override
  public String name() {
    return mode.name();
  }

  @Override
  public Jvp jvp(VectorFunction f, double[] x, double[] v) {
    return mode.jvp(f, x, v);
  }

  @Override
  public double[][] jacobian(VectorFunction f, double... x) {
    return mode.jacobian(f, x);
  }

  @Override
  public ValueAndGradient valueAndGradient(ScalarFunction f, double... x) {
    return mode.valueAndGradient(f, x);
  }

  @Override
  public double[] hvp(ScalarFunction f, double[] x, double[] v) {
    count.incrementAndGet();
    return mode.hvp(f, x, v);
  }
}
