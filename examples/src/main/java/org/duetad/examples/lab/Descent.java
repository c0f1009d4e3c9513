package org.duetad.examples.lab;

import org.duetad.core.Differentiator;
import org.duetad.core.ScalarFunction;
import org.duetad.core.ValueAndGradient;

/** What gradient descent, {@code θ ← θ - rate · ∇L(θ)}, came to. */
public final class Descent {

  private final double[] parameters;
  private final double[] losses;

  private Descent(double[] parameters, double[] losses) {
    this.parameters = parameters;
    this.losses = losses;
  }

  /** Descends so many steps of one rate. */
  public static Descent of(
      Differentiator mode, ScalarFunction loss, double[] start, double rate, int steps) {
    double[] parameters = start.clone();
    double[] losses = new double[steps + 1];
    for (int k = 0; k < steps; k++) {
      ValueAndGradient at = mode.valueAndGradient(loss, parameters);
      losses[k] = at.value();
      double[] gradient = at.gradient();
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] -= rate * gradient[i];
      }
    }
    losses[steps] = loss.value(parameters);
    return new Descent(parameters, losses);
  }

  /** θ at the end. */
  public double[] parameters() {
    return parameters.clone();
  }

  /** L before each step and at the end. */
  public double[] losses() {
    return losses.clone();
  }

  /** L at the end. */
  public double loss() {
    return losses[losses.length - 1];
  }
}
