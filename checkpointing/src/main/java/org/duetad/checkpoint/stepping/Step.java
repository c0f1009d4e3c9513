package org.duetad.checkpoint.stepping;

import org.duetad.core.Scalar;

/**
 * One step of a loop, {@code x_{i+1} = F(x_i, p, i)}, in differentiable operations.
 *
 * <p>A step is recorded and its record replayed, at other states and for other {@code i}: it may
 * depend on its arguments only, and must not keep numbers for later. What it branches on by
 * comparing numbers is noticed, and the other branch recorded; a maximum is better recorded as
 * {@code max} than as a branch. What it needs of earlier states belongs into the state.
 */
@FunctionalInterface
public interface Step {

  /**
   * The next state.
   *
   * @param state {@code x_i}
   * @param parameters {@code p}
   * @param context which step it is, and what is random about it
   * @return {@code x_{i+1}}, as long as the state
   */
  Scalar[] next(Scalar[] state, Scalar[] parameters, StepContext context);
}
