package org.duetad.reverse;

import java.util.function.Supplier;
import org.duetad.core.mode.Vjp;

/** A function of numbers on its own tape; where that is not enough, by careful passes. */
record TapeVjp(Taped<double[], double[]> at, Supplier<Vjp> careful) implements Vjp {

  @Override
  public double[] value() {
    return at.value();
  }

  @Override
  public double[] pullback(double... w) {
    return at.orCarefully(() -> at.pullback(w), () -> careful.get().pullback(w));
  }

  @Override
  public double[][] pullback(double[][] w) {
    return at.orCarefully(() -> at.pullbacks(w), () -> careful.get().pullback(w));
  }
}
