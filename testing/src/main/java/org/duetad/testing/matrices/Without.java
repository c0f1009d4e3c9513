package org.duetad.testing.matrices;

import java.util.stream.IntStream;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.ejml.data.DMatrixRMaj;

/**
 * A function with one input held constant.
 *
 * @param f the function of all inputs
 * @param held which input is constant
 * @param constant its value
 */
record Without(MatrixFunction f, int held, Matrix constant) implements MatrixFunction {

  @Override
  public Matrix apply(Matrix... x) {
    Matrix[] all = new Matrix[x.length + 1];
    for (int i = 0; i < all.length; i++) {
      all[i] = i == held ? constant : x[i < held ? i : i - 1];
    }
    return f.apply(all);
  }

  /** All matrices but one. */
  static DMatrixRMaj[] rest(DMatrixRMaj[] x, int held) {
    return IntStream.range(0, x.length)
        .filter(i -> i != held)
        .mapToObj(i -> x[i])
        .toArray(DMatrixRMaj[]::new);
  }
}
