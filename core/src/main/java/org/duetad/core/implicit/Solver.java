package org.duetad.core.implicit;

/**
 * Finds a solution on plain doubles, by any means. For the same p it must always find the same
 * solution.
 */
@FunctionalInterface
public interface Solver {

  /**
   * {@code x*(p)}.
   *
   * @param p the parameters
   * @return the n unknowns
   */
  double[] solve(double... p);
}
