package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.Svd;

/** The full singular value decomposition, from the thin one. */
final class FullSvd {

  private FullSvd() {}

  static Svd of(Matrix a) {
    Svd thin = a.svd();
    return thin.withVectors(completed(thin.u()), completed(thin.v()));
  }

  private static Matrix completed(Matrix q) {
    return q.numRows() == q.numCols() ? q : Matrix.concatColumns(q, Complement.COMPLEMENT.of(q));
  }
}
