package org.duetad.reverse;

import org.duetad.core.mode.Vjp;

/** A function of numbers on its own tape. */
record TapeVjp(Taped<double[], double[]> at) implements Vjp {

  @Override
  public double[] value() {
    return at.value();
  }

  @Override
  public double[] pullback(double... w) {
    return at.pullback(w);
  }

  @Override
  public double[][] pullback(double[][] w) {
    return at.pullbacks(w);
  }
}
