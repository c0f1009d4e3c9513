package org.duetad.examples.optimizers;

import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Differentiator;

/** Finds a minimiser of a function by its derivatives. */
public interface Optimizer {

  /**
   * What it is called.
   *
   * @return a name
   */
  String name();

  /**
   * Minimises.
   *
   * @param mode the mode that differentiates
   * @param f the function
   * @param start where to begin
   * @return where it ended, and how it went
   */
  Run minimise(Differentiator mode, ScalarFunction f, double... start);
}
