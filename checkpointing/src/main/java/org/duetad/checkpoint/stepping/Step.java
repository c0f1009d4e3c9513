package org.duetad.checkpoint.stepping;

import org.duetad.core.Scalar;

/**
 * One step of a loop, {@code x_{i+1} = F(x_i, p, i)}, in differentiable operations.
 *
 * <p>A step is recorded, and the record is evaluated at other states and for other {@code i}: it
 * may depend on its arguments only, and must not retain numbers. Branches on comparisons of numbers
 * are detected, and the other branch is recorded when it is first taken; prefer {@code max} to a
 * branch. Anything needed from earlier states belongs in the state.
 */
@FunctionalInterface
public interface Step {

  /**
   * The next state.
   *
   * @param state {@code x_i}
   * @param parameters {@code p}
   * @param context the step's index and its random numbers
   * @return {@code x_{i+1}}, as long as the state
   */
  Scalar[] next(Scalar[] state, Scalar[] parameters, StepContext context);
}
