package org.duetad.core.implicit;

/** Finds a solution on plain doubles, by whatever means. Of one p it must always find the same. */
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
