package org.duetad.core.matrix.general;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.PartlySmooth;
import org.duetad.core.matrix.Shapes;
import org.ejml.dense.row.MatrixFeatures_DDRM;

/**
 * The eigenvalues of a matrix that need not be symmetric, if all are real: with the eigenvectors X,
 * {@code λ̇ = diag(X⁻¹ Ȧ X), Ā = X⁻ᵀ diag(λ̄) Xᵀ} (Giles 2008, section 3.1). The length of an
 * eigenvector does not matter. Where some coincide, others have the derivatives of their
 * {@linkplain EigenProjector projectors}; tangents, which are those of all, are then computed by
 * adjoints.
 */
final class Eigenvalues extends MatrixRule implements PartlySmooth {

  static final MatrixRule EIGENVALUES = new Eigenvalues();

  private Eigenvalues() {
    super("eigenvalues");
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Shapes.square(name(), x[0]);
    if (!isFinite(x[0])) {
      return new ConstantMatrix[] {Sylvester.nan(ConstantMatrix.zero(x[0].numRows(), 1))};
    }
    return new ConstantMatrix[] {RealSpectrum.of(x[0]).values()};
  }

  @Override
  public boolean isPartlySmooth(ConstantMatrix... x) {
    return isFinite(x[0]) && !RealSpectrum.of(x[0]).isSimple(x[0].elements());
  }

  @Override
  public MatrixRule apart() {
    return EigenvaluesApart.APART;
  }

  private static boolean isFinite(ConstantMatrix a) {
    return !MatrixFeatures_DDRM.hasUncountable(a.elements());
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    Matrix vectors = EigenvectorBasis.BASIS.all(x[0])[1];
    return new Matrix[] {EigenvectorBasis.mixing(vectors, dx[0]).extractDiag()};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(
        0,
        () -> {
          if (isPartlySmooth(x[0].primal())) {
            return EigenGradient.GRADIENT.of(x[0], yBar[0]);
          }
          Matrix vectors = EigenvectorBasis.BASIS.all(x[0])[1];
          return EigenvectorBasis.composed(vectors, yBar[0].diag());
        });
  }
}
