package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.arithmetic.MatrixChain;

/**
 * The singular values: {@code ṡ = diag(Uᵀ Ȧ V)}. Coinciding ones share their slopes, as eigenvalues
 * do; at zero the slope is 0, the subgradient of least norm.
 */
final class SingularValuesRule extends MatrixRule {

  static final MatrixRule SINGULAR_VALUES = new SingularValuesRule();

  private SingularValuesRule() {}

  @Override
  public String name() {
    return "singularValues";
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    return new ConstantMatrix[] {Spectra.of(x[0]).singular().s()};
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    if (Annihilation.isZero(dx[0])) {
      return new Matrix[] {ConstantMatrix.zeroLike(y[0])};
    }
    Matrix[] svd = SvdRule.TIED.all(x);
    Matrix ofVectors = MatrixChain.elementMult(svd[0], MatrixChain.mult(dx[0], svd[2]));
    return new Matrix[] {SvdRule.values(ofVectors.sumCols().transpose(), ties(x))};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(
        0,
        () -> {
          Matrix[] svd = SvdRule.TIED.all(x);
          Matrix slopes = SvdRule.values(yBar[0], ties(x)).transpose().repeatRow(x[0].numRows());
          return MatrixChain.multTransB(MatrixChain.elementMult(slopes, svd[0]), svd[2]);
        });
  }

  private static Ties ties(Matrix[] x) {
    return Spectra.of(x[0]).singular().ties();
  }
}
