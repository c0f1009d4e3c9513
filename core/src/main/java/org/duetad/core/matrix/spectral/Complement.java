package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.TiedVectorsException;
import org.duetad.core.matrix.arithmetic.MatrixChain;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The orthonormal columns C that complete the orthonormal ones of Q to a square matrix. A single
 * one is determined up to its sign, and {@code Ċ = -Q Q̇ᵀ C, Q̄ = -C C̄ᵀ Q}, from {@code Qᵀ C = 0}.
 * Several are any basis of their space, and have no derivative.
 */
final class Complement extends MatrixRule {

  static final MatrixRule COMPLEMENT = new Complement();

  private Complement() {
    super("fullSvd");
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    ConstantMatrix square = Spectra.of(x[0]).full(name()).u();
    int m = x[0].numRows();
    return new ConstantMatrix[] {
      ConstantMatrix.owning(CommonOps_DDRM.extract(square.elements(), 0, m, x[0].numCols(), m))
    };
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    requireOne(y[0]);
    Matrix turned = MatrixChain.multTransA(dx[0], y[0]);
    return new Matrix[] {MatrixChain.mult(x[0], turned).negative()};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    requireOne(y[0]);
    xBar.add(0, () -> MatrixChain.mult(y[0], MatrixChain.multTransA(yBar[0], x[0])).negative());
  }

  private static void requireOne(Matrix complement) {
    if (complement.numCols() > 1) {
      throw new TiedVectorsException(
          "fullSvd: the "
              + complement.numCols()
              + " vectors of no singular value are any basis of their space, and have no derivative;"
              + " take svd(), and I - U Uᵀ for the projector onto their space");
    }
  }
}
