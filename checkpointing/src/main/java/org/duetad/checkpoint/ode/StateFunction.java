package org.duetad.checkpoint.ode;

import org.duetad.core.Scalar;

/** A number that depends on a state: a loss, or what vanishes at an event. */
@FunctionalInterface
public interface StateFunction {

  /**
   * {@code g(t, x, p)}, in differentiable operations.
   *
   * @param time t
   * @param state x
   * @param parameters p
   * @return the number
   */
  Scalar at(Scalar time, Scalar[] state, Scalar[] parameters);
}
