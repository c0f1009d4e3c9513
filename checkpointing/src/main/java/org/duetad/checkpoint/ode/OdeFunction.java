package org.duetad.checkpoint.ode;

import org.duetad.core.Scalar;

/**
 * The right-hand side of {@code x' = f(t, x, p)}, in differentiable operations. It may depend on
 * its arguments only.
 */
@FunctionalInterface
public interface OdeFunction {

  /**
   * {@code f(t, x, p)}.
   *
   * @param time t
   * @param state x, n numbers
   * @param parameters p
   * @return the n derivatives with respect to time
   */
  Scalar[] derivative(Scalar time, Scalar[] state, Scalar[] parameters);
}
