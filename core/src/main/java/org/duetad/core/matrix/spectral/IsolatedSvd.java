package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;

/**
 * Of {@link SvdRule}: S is {@code [[0, A], [Aᵀ, 0]]}, of which {@code (u_i, v_i)/√2} is the
 * eigenvector of s_i.
 */
final class IsolatedSvd extends Isolated {

  private static final double ROOT = Math.sqrt(2);

  IsolatedSvd(SvdRule rule) {
    super(rule, SingularValuesRule.SINGULAR_VALUES);
  }

  @Override
  Matrix symmetric(Matrix a) {
    return blocks(a);
  }

  /** {@code [[0, A], [Aᵀ, 0]]}. */
  static Matrix blocks(Matrix a) {
    int m = a.numRows();
    int n = a.numCols();
    return Matrix.concatRows(
        Matrix.concatColumns(ConstantMatrix.zero(m, m), a),
        Matrix.concatColumns(a.transpose(), ConstantMatrix.zero(n, n)));
  }

  @Override
  Matrix adjoint(Matrix a, Matrix sBar) {
    int m = a.numRows();
    int n = a.numCols();
    Matrix upper = sBar.extractMatrix(0, m, m, m + n);
    return upper.plus(sBar.extractMatrix(m, m + n, 0, m).transpose());
  }

  @Override
  SpectralProjector projector(Matrix a, int column) {
    int m = a.numRows();
    return SpectralProjector.ofClusterAt(m + a.numCols() - 1 - column, m);
  }

  @Override
  Matrix vectors(Matrix[] y) {
    return Matrix.concatRows(y[0], y[2]).scale(1 / ROOT);
  }

  @Override
  Matrix adjoints(Matrix[] yBar) {
    return Matrix.concatRows(yBar[0], yBar[2]).scale(ROOT);
  }

  @Override
  Matrix[] results(Matrix a, Matrix values, Matrix q) {
    int m = a.numRows();
    return new Matrix[] {q.rows(0, m).scale(ROOT), values, q.rows(m, m + a.numCols()).scale(ROOT)};
  }

  @Override
  int values() {
    return 1;
  }
}
