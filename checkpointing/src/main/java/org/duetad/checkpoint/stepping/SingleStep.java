package org.duetad.checkpoint.stepping;

/** A step on doubles, from any state ({@link TimeStepping#singleSteps}). */
@FunctionalInterface
public interface SingleStep {

  /**
   * The next state.
   *
   * @param index i, the number of the step
   * @param x the state
   * @return {@code F(x, p, i)}, a new array
   * @throws IllegalArgumentException if the state has another number of components
   * @throws IllegalStateException if the loop is prepared, and captured data changed
   */
  double[] next(long index, double... x);
}
