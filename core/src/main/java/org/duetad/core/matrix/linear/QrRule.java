package org.duetad.core.matrix.linear;

import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.matrix.arithmetic.MatrixChain;

/**
 * The thin {@code A = Q R} with positive diagonal of R. With {@code M = Ȧ R⁻¹, S = Qᵀ M} and T the
 * upper triangle of S plus the transpose of the part below it: {@code Q̇ = M - Q T, Ṙ = T R}. With
 * C the symmetric matrix whose upper triangle is that of {@code R̄ Rᵀ - Qᵀ Q̄}: {@code Ā = (Q̄ + Q
 * C) R⁻ᵀ} (Walter and Lehmann, "Algorithmic differentiation of linear algebra functions", 2010;
 * Liao et al., "Differentiable programming tensor networks", 2019).
 */
final class QrRule extends MatrixRule {

  static final MatrixRule QR = new QrRule();

  private QrRule() {
    super("qr");
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Shapes.require(
        x[0].numRows() >= x[0].numCols(),
        name(),
        () ->
            "must have no more columns than rows, is "
                + x[0].shape()
                + "; take the qr of its transpose");
    QrFactors factors = Factorisations.of(x[0]).qr().fullRank(name());
    return new ConstantMatrix[] {
      ConstantMatrix.owning(factors.q()), ConstantMatrix.owning(factors.r())
    };
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    Matrix m = Annihilation.of(Matrix::solveUpperTransA, y[1], dx[0].transpose()).transpose();
    Matrix s = MatrixChain.multTransA(y[0], m);
    Matrix t = s.upper().plus(s.lower(-1).transpose());
    return new Matrix[] {m.minus(MatrixChain.mult(y[0], t)), MatrixChain.mult(t, y[1])};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(
        0,
        () -> {
          Matrix k =
              MatrixChain.multTransB(yBar[1], y[1]).minus(MatrixChain.multTransA(y[0], yBar[0]));
          Matrix c = k.upper().plus(k.upper(1).transpose());
          Matrix mBar = yBar[0].plus(MatrixChain.mult(y[0], c));
          return Annihilation.of(Matrix::solveUpper, y[1], mBar.transpose()).transpose();
        });
  }
}
