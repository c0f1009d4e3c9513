package org.duetad.core.matrix.spectral;

import java.util.Arrays;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.UnknownPathException;
import org.duetad.core.matrix.arithmetic.MatrixChain;

/**
 * A tangent E of a matrix A, which must not change its rank: {@code (I - A P) E (I - P A) = 0} with
 * the Moore-Penrose inverse P, up to rounding. So that this holds along a path, too, {@code (I - A
 * P) (Ė - E P Ȧ - Ȧ P E) (I - P A) = 0}. A rule, so that a recording checks it wherever it is
 * evaluated.
 */
final class ConstantRank extends MatrixRule {

  /** A larger part of a tangent, relative to it, changes the rank. */
  private static final double ROUNDING = 0x1p-40;

  private final int rank;

  ConstantRank(String name, int rank) {
    super(name);
    this.rank = rank;
  }

  /** E, of a matrix and its tangent. */
  static Matrix checked(String name, int rank, Matrix a, Matrix e) {
    return new ConstantRank(name, rank).of(a, e, e);
  }

  /** The operands are A, E and the terms whose sum E is; the result is E. */
  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Spectra.Singular full = Spectra.of(x[0]).full(name());
    Matrix left = full.u().cols(rank, x[0].numRows());
    Matrix right = full.v().cols(rank, x[0].numCols());
    double outside = left.multTransA(x[1]).mult(right).normF().value();
    if (outside > ROUNDING * x[2].normF().value()) {
      throw new ArithmeticException(
          name()
              + ": the rank "
              + rank
              + " changes along the tangent"
              + of(x[0], full.s())
              + "; the pseudo-inverse is discontinuous there and has no derivative; take"
              + " pseudoInverse("
              + rank
              + "), or solve a regularised system");
    }
    return new ConstantMatrix[] {x[1]};
  }

  /** An adjoint does not tell whether the rank changes. */
  UnknownPathException unknownPath(Matrix x) {
    return new UnknownPathException(
        name()
            + ": the matrix does not have full rank: its rank is "
            + rank
            + of(x, Spectra.of(x).singular().s())
            + "; the pseudo-inverse is discontinuous there and has no gradient; take"
            + " pseudoInverse("
            + rank
            + "), or a mode that computes gradients by tangents, along a path of constant rank");
  }

  /** What a matrix is like, for messages. */
  static String of(Matrix x, ConstantMatrix s) {
    return " (" + x.shape() + ", singular values " + Arrays.toString(s.array()) + ")";
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    Matrix p = new PseudoInverse(rank).of(x[0]);
    Matrix left = MatrixChain.mult(MatrixChain.mult(x[1], p), dx[0]);
    Matrix right = MatrixChain.mult(dx[0], MatrixChain.mult(p, x[1]));
    Matrix turned = left.plus(right);
    Matrix terms = Matrix.concatColumns(dx[1], left, right);
    return new Matrix[] {of(x[0], dx[1].minus(turned), terms).plus(turned)};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    throw unknownPath(x[0]);
  }
}
