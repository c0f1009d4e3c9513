package org.duetad.core.matrix.linear;

import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Kernels;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.matrix.arithmetic.MatrixChain;
import org.ejml.data.DMatrixRMaj;

/**
 * The X that minimises {@code ‖A X - B‖_F}, A of full column rank, by QR. With {@code W = (AᵀA)⁻¹
 * X̄} and the residual {@code E = B - A X}: {@code B̄ = A W, Ā = E Wᵀ - B̄ Xᵀ, Ẋ = A⁺ (Ḃ - Ȧ X) +
 * (AᵀA)⁻¹ Ȧᵀ E} (Golub and Pereyra, "The differentiation of pseudo-inverses and nonlinear least
 * squares problems whose variables separate", 1973).
 */
final class LeastSquares extends MatrixRule {

  static final MatrixRule SOLVE = new LeastSquares();

  private LeastSquares() {
    super("solve");
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Shapes.sameRows(name(), x[0], x[1]);
    if (x[1].isZero()) {
      return new ConstantMatrix[] {ConstantMatrix.zero(x[0].numCols(), x[1].numCols())};
    }
    QrFactors qr = Factorisations.of(x[0]).qr().fullRank(name());
    DMatrixRMaj projected = Kernels.DEFAULT.mult(qr.q(), true, x[1].elements(), false);
    return new ConstantMatrix[] {
      ConstantMatrix.owning(Triangles.solveUpper(qr.r(), false, projected))
    };
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    Matrix db = dx[1].minus(MatrixChain.mult(dx[0], y[0]));
    Matrix moved = Annihilation.of(this::of, x[0], db);
    if (Annihilation.vanishes(dx[0])) {
      return new Matrix[] {moved};
    }
    Matrix turned = MatrixChain.multTransA(dx[0], residual(x, y[0]));
    return new Matrix[] {moved.plus(Annihilation.of(LeastSquares::solveNormal, x[0], turned))};
  }

  @Override
  public Matrix[] definition(Matrix... x) {
    return new Matrix[] {Fields.solve(x[0].multTransA(x[0]), x[0].multTransA(x[1]))};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    Matrix w = Annihilation.of(LeastSquares::solveNormal, x[0], yBar[0]);
    Matrix bBar = MatrixChain.mult(x[0], w);
    xBar.add(
        0,
        () ->
            MatrixChain.multTransB(residual(x, y[0]), w).minus(MatrixChain.multTransB(bBar, y[0])));
    xBar.add(1, () -> bBar);
  }

  private static Matrix residual(Matrix[] x, Matrix solution) {
    return x[1].minus(x[0].mult(solution));
  }

  /** {@code (AᵀA)⁻¹ M = R⁻¹ R⁻ᵀ M}. */
  private static Matrix solveNormal(Matrix a, Matrix m) {
    Matrix r = a.qr().r();
    return r.solveUpper(r.solveUpperTransA(m));
  }
}
