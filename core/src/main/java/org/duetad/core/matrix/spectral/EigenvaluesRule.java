package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.matrix.arithmetic.MatrixChain;

/**
 * The eigenvalues of the symmetric part: {@code λ̇ = diag(Vᵀ Ȧ V)}. Coinciding ones share their
 * slopes: each has the mean, which does not depend on the choice of eigenvectors.
 */
final class EigenvaluesRule extends MatrixRule {

  static final MatrixRule EIGENVALUES = new EigenvaluesRule();

  private EigenvaluesRule() {}

  @Override
  public String name() {
    return "symmetricEigenvalues";
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Shapes.square(name(), x[0]);
    return new ConstantMatrix[] {Spectra.of(x[0]).eigen().values()};
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    if (Annihilation.isZero(dx[0])) {
      return new Matrix[] {ConstantMatrix.zeroLike(y[0])};
    }
    Matrix v = EigenRule.TIED.all(x)[1];
    Matrix ofVectors = MatrixChain.elementMult(v, MatrixChain.mult(dx[0].symmetrise(), v));
    return new Matrix[] {ties(x).shared(ofVectors.sumCols().transpose())};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(
        0,
        () -> {
          Matrix v = EigenRule.TIED.all(x)[1];
          Matrix slopes = ties(x).shared(yBar[0]).transpose().repeatRow(v.numRows());
          return MatrixChain.multTransB(MatrixChain.elementMult(slopes, v), v).symmetrise();
        });
  }

  private static Ties ties(Matrix[] x) {
    return Spectra.of(x[0]).eigen().ties();
  }
}
