package org.duetad.reverse;

import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.duetad.core.mode.Vjp;
import org.duetad.core.spi.Arguments;

/** A prepared function at a point, in memory of its own. */
final class PreparedVjp implements Vjp {

  private final PreparedKernel.Evaluation at;
  private final int inputs;
  private final BiPredicate<double[][], double[][]> sideBySide;
  private final Supplier<Vjp> onTape;

  /**
   * An evaluation, whether seeds are pulled back side by side, and the same on a tape, where a rule
   * fails with the line of the function.
   */
  PreparedVjp(
      PreparedKernel.Evaluation at,
      int inputs,
      BiPredicate<double[][], double[][]> sideBySide,
      Supplier<Vjp> onTape) {
    this.at = at;
    this.inputs = inputs;
    this.sideBySide = sideBySide;
    this.onTape = onTape;
  }

  @Override
  public double[] value() {
    return at.y().clone();
  }

  @Override
  public synchronized double[] pullback(double... w) {
    Arguments.length("pullback", "seed", w, at.y().length);
    try {
      return at.pullback(w, new double[inputs]);
    } catch (KernelFailure ofARule) {
      return onTape.get().pullback(w);
    }
  }

  @Override
  public synchronized double[][] pullback(double[][] w) {
    Arguments.lengths("pullback", "seed", w, at.y().length);
    double[][] out = new double[w.length][inputs];
    if (sideBySide.test(w, out)) {
      return out;
    }
    try {
      return at.pullbacks(w, out);
    } catch (KernelFailure ofARule) {
      return onTape.get().pullback(w);
    }
  }
}
