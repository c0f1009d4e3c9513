package org.duetad.core.check;

import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Differentiator;

/** One mode's derivative of another mode's gradient. */
record NestedPath(Differentiator outer, Differentiator inner) implements SecondOrderPath {

  @Override
  public String name() {
    return outer.name() + " over " + inner.name();
  }

  @Override
  public double[] hvp(ScalarFunction f, double[] x, double[] v) {
    return outer.jvp((Scalar... at) -> inner.gradient(f, at), x, v).tangent();
  }
}
