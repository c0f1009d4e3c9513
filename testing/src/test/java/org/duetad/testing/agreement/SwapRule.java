package org.duetad.testing.agreement;

import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.GeneralRule;

/**
 * {@code (x, y) ↦ (2 y, x²)}, with factors that spoil the pushforward or the pullback unless they
 * are 1.
 */
final class SwapRule extends GeneralRule {

  private final double pushed;
  private final double pulled;

  SwapRule(double pushed, double pulled) {
    super("swap", Arity.exactly(2));
    this.pushed = pushed;
    this.pulled = pulled;
  }

  @Override
  public double[] value(double... x) {
    return new double[] {2 * x[1], x[0] * x[0]};
  }

  @Override
  public Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
    return new Scalar[] {dx[1].multiply(2 * pushed), Chain.times(x[0].multiply(2 * pushed), dx[0])};
  }

  @Override
  public Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
    return new Scalar[] {
      Chain.times(x[0].multiply(2 * pulled), yBar[1]), yBar[0].multiply(2 * pulled)
    };
  }

  @Override
  public Scalar[] definition(Scalar... x) {
    return new Scalar[] {x[1].multiply(2), x[0].multiply(x[0])};
  }
}
