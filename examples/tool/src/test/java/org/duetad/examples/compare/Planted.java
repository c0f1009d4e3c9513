package org.duetad.examples.compare;

import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Jvp;
import org.duetad.forward.ForwardMode;

/**
 * Forward mode with a mistake in the derivative with respect to the first input, and in the value.
 */
final class Planted implements Differentiator {

  private final Differentiator right = new ForwardMode();
  private final double slopeFactor;
  private final double valueFactor;

  Planted(double slopeFactor, double valueFactor) {
    this.slopeFactor = slopeFactor;
    this.valueFactor = valueFactor;
  }

  @Override
  public String name() {
    return "planted";
  }

  @Override
  public Jvp jvp(VectorFunction f, double[] x, double[] v) {
    Jvp jvp = right.jvp(f, x, v);
    double[] value = jvp.value();
    for (int i = 0; i < value.length; i++) {
      value[i] *= valueFactor;
    }
    return new Jvp(value, jvp.tangent());
  }

  @Override
  public double[][] jacobian(VectorFunction f, double... x) {
    double[][] rows = right.jacobian(f, x);
    for (double[] row : rows) {
      row[0] *= slopeFactor;
    }
    return rows;
  }
}
