package org.duetad.core.matrix;

import org.duetad.core.spi.MatrixArguments;
import org.ejml.data.DMatrixRMaj;

/** A function of matrices to a matrix, written in {@link Matrix} operations; a lambda, usually. */
@FunctionalInterface
public interface MatrixFunction {

  /**
   * {@code F(X_1, ..., X_n)}. Must not keep a matrix beyond the call, and must not change the
   * array.
   *
   * @param x the inputs
   * @return the output
   */
  Matrix apply(Matrix... x);

  /**
   * {@code F(X_1, ..., X_n)} on plain numbers.
   *
   * @param x the inputs
   * @return the output, a new matrix
   */
  default DMatrixRMaj value(DMatrixRMaj... x) {
    Matrix[] constants = new Matrix[x.length];
    for (int i = 0; i < x.length; i++) {
      constants[i] = ConstantMatrix.borrowing(x[i]);
    }
    Matrix y = MatrixArguments.output("value", apply(constants));
    return MatrixArguments.constant("value", y).value();
  }
}
