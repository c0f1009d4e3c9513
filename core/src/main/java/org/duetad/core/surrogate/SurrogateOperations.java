package org.duetad.core.surrogate;

import org.duetad.core.Operand;
import org.duetad.core.Scalar;

/** Operations of {@link Scalar} whose derivative is chosen. */
public interface SurrogateOperations extends Operand {

  /**
   * {@code x}, with slope 0: no derivative passes through, of any order. Unlike {@code
   * Scalar.of(x.value())} it does not tie a recorded program to the value that x had.
   *
   * @return the same value, a constant to all derivatives
   */
  default Scalar stopGradient() {
    return apply(Surrogates.STOP_GRADIENT);
  }
}
