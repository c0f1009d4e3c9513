package org.duetad.checkpoint.ode;

import java.util.Arrays;
import org.duetad.checkpoint.stepping.Step;
import org.duetad.checkpoint.stepping.StepContext;
import org.duetad.core.Scalar;

/**
 * A step with the estimate of its error: of states beside errors, which no step reads. Equal to
 * that of the same stages, whose recordings then serve.
 *
 * @param stages the method and the right-hand side
 */
record EstimatedStep(Stages stages) implements Step {

  @Override
  public Scalar[] next(Scalar[] x, Scalar[] p, StepContext context) {
    Scalar[] timeAndSize = context.numbers();
    Scalar[] state = Arrays.copyOf(x, x.length / 2);
    return stages.withError(timeAndSize[0], state, timeAndSize[1], p);
  }
}
