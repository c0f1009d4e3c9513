package org.duetad.core.implicit;

import org.duetad.core.Scalar;

/**
 * As many equations {@code g(x, p) = 0} as unknowns, or the map {@code f(x, p)} of an iteration.
 */
@FunctionalInterface
public interface Equations {

  /**
   * {@code g(x, p)}. It may use numbers of enclosing derivative calls.
   *
   * @param x the n unknowns
   * @param p the parameters
   * @return n numbers
   */
  Scalar[] apply(Scalar[] x, Scalar[] p);
}
