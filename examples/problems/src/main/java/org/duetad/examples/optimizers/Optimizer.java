package org.duetad.examples.optimizers;

import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Differentiator;

/** Finds a minimiser of a function by its derivatives. */
public interface Optimizer {

  /**
   * The optimizer's name.
   *
   * @return a name
   */
  String name();

  /**
   * Minimises.
   *
   * @param mode the mode that differentiates
   * @param f the function
   * @param start the starting point
   * @return the result with its history
   */
  Run minimise(Differentiator mode, ScalarFunction f, double... start);
}
