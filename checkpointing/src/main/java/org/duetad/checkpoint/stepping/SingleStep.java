package org.duetad.checkpoint.stepping;

/** A step on doubles, of any state. */
@FunctionalInterface
public interface SingleStep {

  /**
   * The next state.
   *
   * @param index i, the number of the step
   * @param x the state
   * @return {@code F(x, p, i)}, a new array
   */
  double[] next(long index, double... x);
}
