package org.duetad.core.matrix.general;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Shapes;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;

/**
 * The principal square root, {@code X X = A} with eigenvalues to the right of the imaginary axis:
 * {@code X Ẋ + Ẋ X = Ȧ} and {@code Xᵀ Ā + Ā Xᵀ = X̄} (Higham, "Functions of Matrices", 2008,
 * section 6.1).
 */
final class SquareRoot extends MatrixRule {

  static final MatrixRule SQUARE_ROOT = new SquareRoot();

  private static final Sylvester EQUATION = new Sylvester("sqrtm", ForwardError.Cause.ROOT);

  private SquareRoot() {
    super("sqrtm");
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Shapes.square(name(), x[0]);
    if (MatrixFeatures_DDRM.hasUncountable(x[0].elements())) {
      return new ConstantMatrix[] {Sylvester.nan(x[0])};
    }
    DMatrixRMaj root = new SchurRoot(name(), Schur.of(x[0])).root();
    return new ConstantMatrix[] {ConstantMatrix.owning(root)};
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    return new Matrix[] {EQUATION.ofRoot(y[0], dx[0], RootError.ERROR.of(x[0]))};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(0, () -> EQUATION.transposeOfRoot(y[0], yBar[0], RootError.ERROR.of(x[0])));
  }
}
