package org.duetad.core.implicit;

import org.duetad.core.Scalar;

/** An objective {@code φ(x, p)} that is minimised over x. */
@FunctionalInterface
public interface Objective {

  /**
   * {@code φ(x, p)}. It may use numbers of enclosing derivative calls.
   *
   * @param x the n unknowns
   * @param p the parameters
   * @return the value
   */
  Scalar apply(Scalar[] x, Scalar[] p);
}
