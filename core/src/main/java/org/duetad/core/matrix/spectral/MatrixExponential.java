package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Shapes;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * The matrix exponential. Its derivative L(A, E) is the upper right block of {@code exp([[A, E],
 * [0, A]]) = [[exp A, L(A, E)], [0, exp A]]} (Mathias, "A chain rule for matrix functions and
 * applications", 1996), of which the transpose is {@code L(Aᵀ, ·)}.
 */
final class MatrixExponential extends MatrixRule {

  static final MatrixRule EXPONENTIAL = new MatrixExponential();

  private MatrixExponential() {
    super("matrixExponential");
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Shapes.square(name(), x[0]);
    return new ConstantMatrix[] {ConstantMatrix.owning(ScalingAndSquaring.exp(x[0].elements()))};
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    return new Matrix[] {derivative(x[0], dx[0])};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(0, () -> derivative(x[0].transpose(), yBar[0]));
  }

  /** L(A, E), linear in E, which is scaled so that it does not affect the scaling of A. */
  private static Matrix derivative(Matrix a, Matrix e) {
    if (Annihilation.vanishes(e)) {
      return ConstantMatrix.zeroLike(e);
    }
    int n = a.numRows();
    // Any scale is right, so that a recording need not depend on what it was made from.
    double scale = scale(e.primal().elements());
    Matrix above = Matrix.concatColumns(a, e.scale(scale));
    Matrix below = Matrix.concatColumns(ConstantMatrix.zeroLike(a), a);
    Matrix whole = EXPONENTIAL.of(Matrix.concatRows(above, below));
    return whole.extractMatrix(0, n, n, 2 * n).scale(1 / scale);
  }

  /** A power of two that makes E about 1, so that no product of directions underflows. */
  private static double scale(DMatrixRMaj e) {
    double size = NormOps_DDRM.normP1(e);
    if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
      return 1;
    }
    return Math.scalb(1.0, Math.max(-1000, Math.min(1000, -Math.getExponent(size))));
  }
}
