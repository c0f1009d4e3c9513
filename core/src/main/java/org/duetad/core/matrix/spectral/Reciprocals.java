package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.arithmetic.MatrixChain;

/** Reciprocals in the derivatives of decompositions, differentiable, with zeros at {@link Ties}. */
final class Reciprocals {

  private Reciprocals() {}

  /** {@code 1/(x_j - x_i)}, 0 where they coincide. */
  static Matrix ofDifferences(Matrix x, Ties ties) {
    int n = x.numRows();
    return of(ties.apart(), x.transpose().repeatRow(n).minus(x.repeatColumn(n)));
  }

  /** {@code 1/(x_i + x_j)}, 0 where both are zero. */
  static Matrix ofSums(Matrix x, Ties ties) {
    int n = x.numRows();
    return of(ties.notBothZero(), x.transpose().repeatRow(n).plus(x.repeatColumn(n)));
  }

  /** {@code 1/x_i}, 0 where it is zero. */
  static Matrix of(Matrix x, Ties ties) {
    return of(ties.nonzero(), x);
  }

  /** {@code 1/x_ij} where the mask is 1, elsewhere 0. */
  private static Matrix of(ConstantMatrix mask, Matrix x) {
    Matrix ones = Matrix.ones(x.numRows(), x.numCols());
    Matrix divisors = MatrixChain.elementMult(mask, x).plus(ones.minus(mask));
    return MatrixChain.elementMult(mask, ones.elementDiv(divisors));
  }
}
