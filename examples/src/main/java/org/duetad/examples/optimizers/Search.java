package org.duetad.examples.optimizers;

import java.util.ArrayList;
import java.util.List;
import org.duetad.core.Differentiator;
import org.duetad.core.ScalarFunction;
import org.duetad.core.ValueAndGradient;

/** One minimisation: derivatives are taken and counted here, and the history is kept. */
final class Search {

  private static final int HVP_IN_GRADIENTS = 2;

  private final Differentiator mode;
  private final ScalarFunction f;
  private final Stop stop;
  private final List<Step> history = new ArrayList<>();
  private int evaluations;
  private double[] last = {};

  Search(Differentiator mode, ScalarFunction f, Stop stop) {
    this.mode = mode;
    this.f = f;
    this.stop = stop;
  }

  /** Value and gradient at a point. */
  Iterate at(double... x) {
    evaluations++;
    ValueAndGradient at = mode.valueAndGradient(f, x);
    return new Iterate(x, at.value(), at.gradient());
  }

  /** The Hessian there times v. */
  double[] hvp(Iterate at, double[] v) {
    evaluations += HVP_IN_GRADIENTS;
    return mode.hvp(f, at.x, v);
  }

  /** Notes an iterate; whether another is wanted. */
  boolean goesOnFrom(Iterate at) {
    double norm = Vectors.norm(at.gradient);
    history.add(new Step(history.size(), at.value, norm, evaluations));
    last = at.x;
    return norm > stop.gradientNorm() && evaluations < stop.evaluations();
  }

  Run run() {
    return new Run(last, history, evaluations);
  }
}
