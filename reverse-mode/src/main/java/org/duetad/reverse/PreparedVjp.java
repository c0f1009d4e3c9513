package org.duetad.reverse;

import org.duetad.core.mode.Vjp;
import org.duetad.core.spi.Arguments;

/** A prepared function at a point, in memory of its own. */
final class PreparedVjp implements Vjp {

  private final PreparedKernel.Evaluation at;
  private final int inputs;

  PreparedVjp(PreparedKernel.Evaluation at, int inputs) {
    this.at = at;
    this.inputs = inputs;
  }

  @Override
  public double[] value() {
    return at.y().clone();
  }

  @Override
  public synchronized double[] pullback(double... w) {
    Arguments.length("pullback", "seed", w, at.y().length);
    return at.pullback(w, new double[inputs]);
  }
}
