package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.Matrix;

/** Of {@link EigenRule}: S is the symmetric part. */
final class IsolatedEigen extends Isolated {

  IsolatedEigen(EigenRule rule) {
    super(rule, EigenvaluesRule.EIGENVALUES);
  }

  @Override
  Matrix symmetric(Matrix a) {
    return a.symmetrise();
  }

  @Override
  Matrix adjoint(Matrix a, Matrix sBar) {
    return sBar.symmetrise();
  }

  @Override
  SpectralProjector projector(Matrix a, int column) {
    return SpectralProjector.ofClusterAt(column);
  }

  @Override
  Matrix vectors(Matrix[] y) {
    return y[1];
  }

  @Override
  Matrix adjoints(Matrix[] yBar) {
    return yBar[1];
  }

  @Override
  Matrix[] results(Matrix a, Matrix values, Matrix q) {
    return new Matrix[] {values, q};
  }

  @Override
  int values() {
    return 0;
  }
}
