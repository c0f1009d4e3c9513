package org.duetad.examples.optimizers;

import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ValueAndGradient;

/** One minimisation: computes and counts derivatives, and keeps the history. */
final class Search {

  private static final int HVP_IN_GRADIENTS = 2;

  private final Differentiator mode;
  private final ScalarFunction f;
  private final History history;
  private int evaluations;

  Search(Differentiator mode, ScalarFunction f, Stop stop) {
    this.mode = mode;
    this.f = f;
    history = new History(stop);
  }

  /** Value and gradient at a point. */
  Iterate at(double... x) {
    evaluations++;
    ValueAndGradient at = mode.valueAndGradient(f, x);
    return new Iterate(x, at.value(), at.gradient());
  }

  /** The Hessian at an iterate times v. */
  double[] hvp(Iterate at, double[] v) {
    evaluations += HVP_IN_GRADIENTS;
    return mode.hvp(f, at.x, v);
  }

  /** Records an iterate; returns whether to continue. */
  boolean goesOnFrom(Iterate at) {
    return history.goesOnFrom(at, evaluations);
  }

  Run run() {
    return history.run(evaluations);
  }
}
