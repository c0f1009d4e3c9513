package org.duetad.core.matrix.linear;

import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Kernels;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.PowerOfTwo;
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
    super("solve", "leastSquares");
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
    double scale = PowerOfTwo.towardsOne(x[0]);
    Matrix turned = MatrixChain.multTransA(dx[0], residual(x, y[0], scale));
    Matrix a = PowerOfTwo.times(scale, x[0]);
    return new Matrix[] {moved.plus(Annihilation.of(LeastSquares::solveNormal, a, turned))};
  }

  @Override
  public Matrix[] definition(Matrix... x) {
    return new Matrix[] {Fields.solve(x[0].multTransA(x[0]), x[0].multTransA(x[1]))};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    double scale = PowerOfTwo.towardsOne(x[0]);
    Matrix a = PowerOfTwo.times(scale, x[0]);
    Matrix w = Annihilation.of(LeastSquares::solveNormal, a, yBar[0]);
    Matrix turned = MatrixChain.mult(a, w);
    xBar.add(
        0,
        () -> {
          Matrix residual = residual(x, y[0], scale);
          Matrix solution = PowerOfTwo.times(scale, y[0]);
          return MatrixChain.multTransB(residual, w)
              .minus(MatrixChain.multTransB(turned, solution));
        });
    xBar.add(1, () -> PowerOfTwo.times(scale, turned));
  }

  /** Times the square of a scale. */
  private static Matrix residual(Matrix[] x, Matrix solution, double scale) {
    Matrix a = PowerOfTwo.times(scale, x[0]);
    return PowerOfTwo.times(scale, PowerOfTwo.times(scale, x[1]).minus(a.mult(solution)));
  }

  /** {@code (AᵀA)⁻¹ M = R⁻¹ R⁻ᵀ M}. */
  private static Matrix solveNormal(Matrix a, Matrix m) {
    Matrix r = a.qr().r();
    return r.solveUpper(r.solveUpperTransA(m));
  }
}
