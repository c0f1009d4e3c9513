package org.duetad.core.matrix;

import org.duetad.core.Scalar;
import org.ejml.data.DMatrixRMaj;

/** A function of matrices to a number: a loss, usually. */
@FunctionalInterface
public interface MatrixScalarFunction {

  /**
   * {@code f(X_1, ..., X_n)}. Must not keep a matrix beyond the call, and must not change the
   * array.
   *
   * @param x the inputs
   * @return the value
   */
  Scalar apply(Matrix... x);

  /**
   * {@code f(X_1, ..., X_n)} on plain numbers.
   *
   * @param x the inputs
   * @return the value
   */
  default double value(DMatrixRMaj... x) {
    return asMatrix().value(x).get(0, 0);
  }

  /**
   * This function as one with a 1x1 output.
   *
   * @return {@code x -> [f(x)]}
   */
  default MatrixFunction asMatrix() {
    return x -> Matrix.of(1, 1, apply(x));
  }
}
