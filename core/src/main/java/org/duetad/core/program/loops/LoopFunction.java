package org.duetad.core.program.loops;

/** Loops that can be run. */
public interface LoopFunction {

  /**
   * Runs the loops.
   *
   * @param values the values
   * @param adjoints their adjoints; unused by loops that compute values, or receives the outputs of
   *     those that compute nothing else
   * @param kept what is kept besides
   * @param notes takes notice of slopes
   * @return NaN if a number that was looked at is not finite or not below 1e30, else 0
   */
  double run(double[] values, double[] adjoints, double[] kept, Notes notes);
}
