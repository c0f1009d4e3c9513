package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.matrix.arithmetic.MatrixChain;

/**
 * The eigenvalues of the symmetric part: {@code λ̇ = diag(Vᵀ Ȧ V)}. Second derivatives are refused
 * where some coincide, as this rule does not know what becomes of the eigenvalues: those of smooth
 * functions of all of them exist, but are no derivatives of the mean.
 */
final class EigenvaluesRule extends SpectrumRule {

  static final SpectrumRule EIGENVALUES = new EigenvaluesRule();

  private EigenvaluesRule() {
    super("symmetricEigenvalues");
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Shapes.square(name(), x[0]);
    return new ConstantMatrix[] {Spectra.of(x[0]).eigen().values()};
  }

  @Override
  public boolean isNearlyTied(ConstantMatrix a, int order) {
    return Ties.lossy(order, Spectra.of(a).eigen().values().array(), a.numRows()).anyMultiple();
  }

  @Override
  public boolean isCostly(ConstantMatrix a, int order) {
    return Ties.costly(order, Spectra.of(a).eigen().values().array(), a.numRows()).anyMultiple();
  }

  @Override
  public SpectralFrame frame(ConstantMatrix a) {
    return SpectralFrame.ofEigenvalues(a);
  }

  @Override
  boolean isSingular() {
    return false;
  }

  /** {@code diag(Vᵀ E V)}, shared. */
  @Override
  Matrix tangent(ConstantMatrix a, ConstantMatrix e) {
    Spectra.Eigen eigen = Spectra.of(a).eigen();
    Matrix v = eigen.vectors();
    Matrix ofVectors = MatrixChain.elementMult(v, MatrixChain.mult(e.symmetrise(), v));
    return shared(eigen.values(), ofVectors.sumCols().transpose());
  }

  /** {@code V diag(w) Vᵀ} with w shared. */
  @Override
  Matrix gradient(ConstantMatrix a, ConstantMatrix w) {
    Spectra.Eigen eigen = Spectra.of(a).eigen();
    Matrix v = eigen.vectors();
    Matrix slopes = shared(eigen.values(), w).transpose().repeatRow(a.numRows());
    return MatrixChain.multTransB(MatrixChain.elementMult(slopes, v), v).symmetrise();
  }

  @Override
  Matrix tangentAlong(Matrix a, Matrix e, Matrix direction) {
    Matrix[] eigen = EigenRule.EIGEN.all(a);
    Matrix turning = EigenRule.turning(eigen[0], EigenRule.mixing(eigen[1], direction));
    Matrix products = MatrixChain.elementMult(EigenRule.mixing(eigen[1], e), turning).sumRows();
    return shared(eigen[0], products.scale(-2.0));
  }

  /** {@code V (T W - W T) Vᵀ, T = Vᵀ V̇}. */
  @Override
  Matrix gradientAlong(Matrix a, Matrix w, Matrix direction) {
    Matrix[] eigen = EigenRule.EIGEN.all(a);
    Matrix turning = EigenRule.turning(eigen[0], EigenRule.mixing(eigen[1], direction));
    Matrix moved = MatrixChain.mult(turning, shared(eigen[0], w).diag());
    return EigenRule.composed(eigen[1], moved.plus(moved.transpose()));
  }

  private static Matrix shared(Matrix lambda, Matrix slopes) {
    return new Sharing(lambda.numRows(), false).of(lambda, slopes);
  }
}
