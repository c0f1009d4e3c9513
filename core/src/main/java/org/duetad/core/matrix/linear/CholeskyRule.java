package org.duetad.core.matrix.linear;

import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.matrix.arithmetic.MatrixChain;

/**
 * {@code L Lᵀ = (A + Aᵀ)/2}. With Φ the lower triangle with halved diagonal, {@code L̇ = L Φ(L⁻¹ Ȧ
 * L⁻ᵀ)} for the symmetric part of Ȧ, and Ā is the symmetric part of {@code L⁻ᵀ Φ(Lᵀ L̄) L⁻¹}
 * (Murray, "Differentiation of the Cholesky decomposition", 2016, equations 8 and 10).
 */
final class CholeskyRule extends MatrixRule {

  static final MatrixRule CHOLESKY = new CholeskyRule();

  private CholeskyRule() {
    super("cholesky");
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Shapes.square(name(), x[0]);
    return new ConstantMatrix[] {ConstantMatrix.owning(Factorisations.of(x[0]).cholesky(name()))};
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    Matrix left = Annihilation.of(Matrix::solveLower, y[0], dx[0].symmetrise());
    Matrix both = Annihilation.of(Matrix::solveLower, y[0], left.transpose());
    return new Matrix[] {MatrixChain.mult(y[0], halfLower(both))};
  }

  @Override
  public Matrix[] definition(Matrix... x) {
    return new Matrix[] {Fields.cholesky(x[0].symmetrise())};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(
        0,
        () -> {
          Matrix inner = halfLower(MatrixChain.multTransA(y[0], yBar[0]));
          Matrix left = Annihilation.of(Matrix::solveLowerTransA, y[0], inner);
          return Annihilation.of(Matrix::solveLowerTransA, y[0], left.transpose()).symmetrise();
        });
  }

  /** Φ. */
  private static Matrix halfLower(Matrix m) {
    return m.lower().plus(m.lower(-1)).scale(0.5);
  }
}
