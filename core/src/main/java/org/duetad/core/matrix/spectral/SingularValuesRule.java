package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.arithmetic.MatrixChain;

/**
 * The singular values: {@code ṡ = diag(Uᵀ Ȧ V)}; at zero ones the slope is 0, the subgradient of
 * least norm. Second derivatives are refused where some coincide or are zero, as those of {@link
 * EigenvaluesRule} are.
 */
final class SingularValuesRule extends SpectrumRule {

  static final SpectrumRule SINGULAR_VALUES = new SingularValuesRule();

  private SingularValuesRule() {
    super("singularValues");
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    return new ConstantMatrix[] {Spectra.of(x[0]).singular().s()};
  }

  @Override
  public boolean isNearlyTied(ConstantMatrix a, int order) {
    return Ties.lossy(
            order, Spectra.of(a).singular().s().array(), Math.max(a.numRows(), a.numCols()))
        .anyMultipleOrZero();
  }

  @Override
  public boolean isCostly(ConstantMatrix a, int order) {
    int size = Math.max(a.numRows(), a.numCols());
    return Ties.costly(order, Spectra.of(a).singular().s().array(), size).anyMultipleOrZero();
  }

  @Override
  public SpectralFrame frame(ConstantMatrix a) {
    return SpectralFrame.ofSingularValues(name(), a);
  }

  @Override
  boolean isSingular() {
    return true;
  }

  /** {@code diag(Uᵀ E V)}, shared. */
  @Override
  Matrix tangent(ConstantMatrix a, ConstantMatrix e) {
    Spectra.Singular svd = Spectra.of(a).singular();
    return shared(a, svd.s(), diagonal(svd.u(), e, svd.v()));
  }

  /** {@code U diag(w) Vᵀ} with w shared. */
  @Override
  Matrix gradient(ConstantMatrix a, ConstantMatrix w) {
    Spectra.Singular svd = Spectra.of(a).singular();
    return composed(svd.u(), shared(a, svd.s(), w), svd.v());
  }

  @Override
  Matrix tangentAlong(Matrix a, Matrix e, Matrix direction) {
    Matrix[] svd = SvdRule.SVD.all(a);
    Matrix[] turned = SvdRule.turned(svd, direction);
    Matrix ofA = diagonal(turned[0], e, svd[2]).plus(diagonal(svd[0], e, turned[2]));
    return shared(a, svd[1], ofA);
  }

  /** {@code U̇ W Vᵀ + U W V̇ᵀ}. */
  @Override
  Matrix gradientAlong(Matrix a, Matrix w, Matrix direction) {
    Matrix[] svd = SvdRule.SVD.all(a);
    Matrix[] turned = SvdRule.turned(svd, direction);
    Matrix slopes = shared(a, svd[1], w);
    return composed(turned[0], slopes, svd[2]).plus(composed(svd[0], slopes, turned[2]));
  }

  private static Matrix shared(Matrix a, Matrix s, Matrix slopes) {
    return new Sharing(Math.max(a.numRows(), a.numCols()), true).of(s, slopes);
  }

  /** {@code diag(Uᵀ E V)}. */
  private static Matrix diagonal(Matrix u, Matrix e, Matrix v) {
    return MatrixChain.elementMult(u, MatrixChain.mult(e, v)).sumCols().transpose();
  }

  /** {@code U diag(w) Vᵀ}. */
  private static Matrix composed(Matrix u, Matrix w, Matrix v) {
    Matrix slopes = w.transpose().repeatRow(u.numRows());
    return MatrixChain.multTransB(MatrixChain.elementMult(slopes, u), v);
  }
}
