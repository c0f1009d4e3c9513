package org.duetad.core.matrix.general;

import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.arithmetic.MatrixChain;
import org.ejml.dense.row.MatrixFeatures_DDRM;

/**
 * The eigenvalues λ, all real and distinct, and eigenvectors X of a matrix: with {@code M = X⁻¹ Ȧ
 * X} and {@code F_ij = 1/(λ_j - λ_i)}, 0 on the diagonal, {@code λ̇ = diag(M), Ẋ = X (F∘M), Ā = X⁻ᵀ
 * (diag(λ̄) + F∘(Xᵀ X̄)) Xᵀ} (Giles, "Collected matrix derivative results for forward and reverse
 * mode algorithmic differentiation", 2008, section 3.1). The lengths of vectors stay as they are,
 * to first order: it is for results that do not depend on them, as derivatives of eigenvalues.
 */
final class EigenvectorBasis extends MatrixRule {

  static final MatrixRule BASIS = new EigenvectorBasis();

  private EigenvectorBasis() {
    super("eigenvectors");
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    if (MatrixFeatures_DDRM.hasUncountable(x[0].elements())) {
      ConstantMatrix column = ConstantMatrix.zero(x[0].numRows(), 1);
      return new ConstantMatrix[] {Sylvester.nan(column), Sylvester.nan(x[0])};
    }
    RealSpectrum spectrum = RealSpectrum.of(x[0]);
    spectrum.requireSimple(x[0].elements());
    return new ConstantMatrix[] {spectrum.values(), spectrum.vectors()};
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    Matrix mixing = mixing(y[1], dx[0]);
    return new Matrix[] {mixing.extractDiag(), MatrixChain.mult(y[1], divided(y[0], mixing))};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(
        0,
        () -> {
          Matrix along = divided(y[0], MatrixChain.multTransA(y[1], yBar[1]));
          return composed(y[1], yBar[0].diag().plus(along));
        });
  }

  /** {@code X⁻¹ E X}. */
  static Matrix mixing(Matrix vectors, Matrix e) {
    return Annihilation.of((x, m) -> x.solve(m), vectors, MatrixChain.mult(e, vectors));
  }

  /** {@code X⁻ᵀ C Xᵀ}. */
  static Matrix composed(Matrix vectors, Matrix inner) {
    return Annihilation.of(
        (x, m) -> x.solveTransA(m), vectors, MatrixChain.multTransB(inner, vectors));
  }

  /** {@code F∘M}. */
  private static Matrix divided(Matrix lambda, Matrix m) {
    if (Annihilation.isZero(m)) {
      return m;
    }
    int n = lambda.numRows();
    Matrix gaps = lambda.transpose().repeatRow(n).minus(lambda.repeatColumn(n));
    Matrix beside = m.minus(m.extractDiag().diag());
    return beside.elementDiv(gaps.plus(Matrix.identity(n)));
  }
}
