package org.duetad.core.matrix.general;

import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.PowerOfTwo;
import org.duetad.core.matrix.arithmetic.MatrixChain;

/**
 * The spectral projector {@code P = x yᵀ} of a simple real eigenvalue λ, with its right and left
 * vectors, {@code yᵀ x = 1}: whatever others do, {@code λ̇ = tr(P Ȧ)}, and with the reduced
 * resolvent {@code G = (A - λ I + P)⁻¹ - P},
 *
 * <pre>{@code
 * Ṗ = -G Ȧ P - P Ȧ G
 * Ā = -Gᵀ P̄ Pᵀ - Pᵀ P̄ Gᵀ
 * }</pre>
 *
 * <p>(T. Kato, "Perturbation Theory for Linear Operators", 1966, II.2.)
 */
final class EigenProjector extends MatrixRule {

  private final int index;

  /** Of the eigenvalues, ascending, the one with an index. */
  EigenProjector(int index) {
    super("eigenvalues");
    this.index = index;
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    return new ConstantMatrix[] {
      ConstantMatrix.owning(RealSpectrum.of(x[0]).requireProjector(x[0].elements(), index))
    };
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    return new Matrix[] {moved(y[0], resolvent(x[0], y[0]), dx[0])};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(0, () -> pulled(x[0], y[0], yBar[0]));
  }

  static Matrix pulled(Matrix a, Matrix p, Matrix pBar) {
    return moved(p.transpose(), resolvent(a, p).transpose(), pBar);
  }

  /** {@code -G E P - P E G}. */
  private static Matrix moved(Matrix p, Matrix g, Matrix e) {
    Matrix left = MatrixChain.mult(g, MatrixChain.mult(e, p));
    return left.plus(MatrixChain.mult(p, MatrixChain.mult(e, g))).negative();
  }

  /** G, computed at a size of about 1. */
  private static Matrix resolvent(Matrix a, Matrix p) {
    double scale = Math.scalb(1.0, Math.min(1000, -PowerOfTwo.of(a.primal().array())));
    Matrix scaled = a.scale(scale);
    Scalar lambda = p.mult(scaled).trace();
    Matrix shifted = scaled.minus(Matrix.identity(a.numRows()).scale(lambda));
    return shifted.plus(p).invert().minus(p).scale(scale);
  }
}
