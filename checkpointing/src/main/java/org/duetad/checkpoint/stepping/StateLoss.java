package org.duetad.checkpoint.stepping;

import org.duetad.core.Scalar;

/** A loss of one state, in differentiable operations. */
@FunctionalInterface
public interface StateLoss {

  /**
   * The loss.
   *
   * @param state a state
   * @param parameters the parameters
   * @return its value
   */
  Scalar of(Scalar[] state, Scalar[] parameters);
}
