package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.PartlySmooth;
import org.duetad.core.matrix.TiedVectorsException;
import org.duetad.core.matrix.arithmetic.MatrixChain;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The orthonormal columns C that complete the orthonormal ones of Q to a square matrix. A single
 * one is determined up to its sign, and {@code Ċ = -Q Q̇ᵀ C, Q̄ = -C C̄ᵀ Q}, from {@code Qᵀ C = 0}.
 * Several are any basis of their space, and have no derivative.
 */
final class Complement extends MatrixRule implements PartlySmooth {

  static final Complement COMPLEMENT = new Complement(false);

  private static final MatrixRule APART = new Complement(true);

  private final boolean isApart;

  private Complement(boolean isApart) {
    super("fullSvd", isApart ? new Object[] {"apart"} : new Object[0]);
    this.isApart = isApart;
  }

  @Override
  public boolean isPartlySmooth(ConstantMatrix... x) {
    return x[0].numRows() > x[0].numCols() + 1;
  }

  @Override
  public MatrixRule apart() {
    return APART;
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
    if (isApart) {
      return new Matrix[] {y[0].scale(Double.NaN)};
    }
    requireOne(y[0]);
    Matrix turned = MatrixChain.multTransA(dx[0], y[0]);
    return new Matrix[] {MatrixChain.mult(x[0], turned).negative()};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    if (isApart) {
      xBar.add(0, () -> new Unused(x[0].numCols()).of(yBar[0]));
      return;
    }
    requireOne(y[0]);
    xBar.add(0, () -> MatrixChain.mult(y[0], MatrixChain.multTransA(yBar[0], x[0])).negative());
  }

  /** A zero adjoint of Q, if that of the complement is zero, and so are its derivatives. */
  private static final class Unused extends MatrixRule {

    private final int cols;

    Unused(int cols) {
      super("fullSvd");
      this.cols = cols;
    }

    @Override
    public ConstantMatrix[] value(ConstantMatrix... x) {
      if (!x[0].vanishes()) {
        throw undefined(x[0].numCols());
      }
      return new ConstantMatrix[] {ConstantMatrix.zero(x[0].numRows(), cols)};
    }

    @Override
    protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
      return all(dx);
    }

    @Override
    protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
      xBar.add(0, () -> ConstantMatrix.zeroLike(x[0]));
    }
  }

  private static void requireOne(Matrix complement) {
    if (complement.numCols() > 1) {
      throw undefined(complement.numCols());
    }
  }

  private static TiedVectorsException undefined(int vectors) {
    return new TiedVectorsException(
        "fullSvd: the "
            + vectors
            + " vectors of no singular value are any basis of their space, and have no derivative;"
            + " take svd(), and I - U Uᵀ for the projector onto their space");
  }
}
