package org.duetad.core.matrix.spectral;

import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.matrix.Svd;

/** The full decomposition, from the thin one, and the condition number, from singular values. */
final class FullSvd {

  private FullSvd() {}

  static Svd of(Matrix a) {
    Svd thin = a.svd();
    return thin.withVectors(completed(thin.u()), completed(thin.v()));
  }

  private static Matrix completed(Matrix q) {
    return q.numRows() == q.numCols() ? q : Matrix.concatColumns(q, Complement.COMPLEMENT.of(q));
  }

  static Scalar conditionNumber(Matrix a) {
    Matrix s = a.singularValues();
    int k = s.numRows();
    Shapes.require(k > 0, "conditionNumber", () -> "a matrix of " + a.shape() + " has none");
    Scalar largest = s.get(0, 0);
    Scalar least = s.get(k - 1, 0);
    if (least.primal() == 0) {
      throw new ArithmeticException(
          "conditionNumber: the "
              + a.shape()
              + " matrix is singular, with singular values from "
              + largest.primal()
              + " to 0.0, and its condition number infinite; take singularValues()");
    }
    return largest.divide(least);
  }
}
