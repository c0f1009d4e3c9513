package org.duetad.core.matrix.general;

import java.util.Arrays;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.arithmetic.MatrixChain;

/**
 * Eigenvalues one by one, {@code λ̇_i = tr(P_i Ȧ)} with their {@link EigenProjector}s; an
 * eigenvalue without one has the tangent NaN, and its adjoint must be zero.
 */
final class EigenvaluesApart extends MatrixRule {

  static final MatrixRule APART = new EigenvaluesApart();

  private EigenvaluesApart() {
    super("eigenvalues", "apart");
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    return Eigenvalues.EIGENVALUES.value(x);
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    return new Matrix[] {traces(x[0], dx[0])};
  }

  /** The column of {@code tr(P_i E)}. */
  static Matrix traces(Matrix a, Matrix e) {
    Matrix[] rows = new Matrix[a.numRows()];
    Arrays.fill(rows, Matrix.of(1, 1, Double.NaN));
    for (int i : RealSpectrum.of(a.primal()).simple(a.primal().elements())) {
      rows[i] = MatrixChain.dot(new EigenProjector(i).of(a), e.transpose());
    }
    return Matrix.concatRows(rows);
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(0, () -> EigenGradient.GRADIENT.of(x[0], yBar[0]));
  }
}
