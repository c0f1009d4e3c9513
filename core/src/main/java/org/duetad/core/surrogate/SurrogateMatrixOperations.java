package org.duetad.core.surrogate;

import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixOperand;

/** Operations of {@link Matrix} whose derivative is chosen. */
public interface SurrogateMatrixOperations extends MatrixOperand {

  /**
   * {@code X}, with slope 0: no derivative passes through, of any order.
   *
   * @return the same values, constants to all derivatives
   */
  default Matrix stopGradient() {
    return ((Matrix) this).apply(Surrogates.STOP_GRADIENT);
  }
}
