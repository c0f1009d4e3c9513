package org.duetad.core.matrix.linear;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.matrix.arithmetic.MatrixChain;

/** {@code Y = A⁻¹; Ẏ = -Y Ȧ Y, Ā = -Yᵀ Ȳ Yᵀ} (Giles 2008, section 2.2.3). */
final class Inverse extends MatrixRule {

  static final MatrixRule INVERT = new Inverse();

  private Inverse() {
    super("invert");
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Shapes.square(name(), x[0]);
    return new ConstantMatrix[] {ConstantMatrix.owning(Factorisations.of(x[0]).inverse(name()))};
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    return new Matrix[] {MatrixChain.mult(MatrixChain.mult(y[0], dx[0]), y[0]).negative()};
  }

  @Override
  public Matrix[] definition(Matrix... x) {
    return new Matrix[] {Fields.solve(x[0], Matrix.identity(x[0].numRows()))};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(
        0, () -> MatrixChain.multTransA(y[0], MatrixChain.multTransB(yBar[0], y[0])).negative());
  }

  /** {@code A^k} by repeated squaring. */
  static Matrix power(Matrix a, long k) {
    Shapes.square("power", a);
    if (k < 0) {
      return power(a.invert(), -k);
    }
    if (k == 0) {
      return Matrix.identity(a.numRows());
    }
    if (k == 1) {
      return a;
    }
    Matrix root = power(a, k / 2);
    Matrix square = root.mult(root);
    return k % 2 == 0 ? square : square.mult(a);
  }
}
