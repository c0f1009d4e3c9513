package org.duetad.core.matrix.spectral;

import java.util.Arrays;
import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Kernels;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.arithmetic.MatrixChain;
import org.ejml.data.DMatrixRMaj;

/**
 * The Moore-Penrose inverse P of A, by its singular values; the derivative is that of Golub and
 * Pereyra, "The differentiation of pseudo-inverses and nonlinear least squares problems whose
 * variables separate", 1973, eq. 4.12:
 *
 * <pre>{@code
 * Ṗ = -P Ȧ P + P Pᵀ Ȧᵀ (I - A P) + (I - P A) Ȧᵀ Pᵀ P
 * Ā = -Pᵀ P̄ Pᵀ + (I - A P) P̄ᵀ P Pᵀ + Pᵀ P P̄ᵀ (I - P A)
 * }</pre>
 *
 * <p>It holds along paths of constant rank, {@code (I - A P) Ȧ (I - P A) = 0}. Below full rank an
 * adjoint does not tell the path, and gradients are computed by tangents. At full rank one of the
 * projectors {@code I - A P} and {@code I - P A}, or both, is zero; what rounding leaves of it
 * would be multiplied by the square of P, and is left out.
 */
final class PseudoInverse extends MatrixRule {

  private static final int UNKNOWN = -1;

  static final MatrixRule PSEUDO_INVERSE = new PseudoInverse(UNKNOWN);

  /** The rank that operands are known to have, along their path, too. */
  private final int known;

  /** For matrices that are known to have that rank, or of unknown rank. */
  PseudoInverse(int known) {
    super("pseudoInverse", known == UNKNOWN ? new Object[0] : new Object[] {known});
    this.known = known;
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Spectra.Singular svd = Spectra.of(x[0]).singular();
    double[] inverse = svd.s().array().clone();
    int rank = rank(x[0]);
    Arrays.setAll(inverse, i -> i >= rank ? 0.0 : 1.0 / inverse[i]);
    DMatrixRMaj scaled = svd.v().value();
    for (int k = 0; k < scaled.data.length; k++) {
      scaled.data[k] *= inverse[k % inverse.length];
    }
    return new ConstantMatrix[] {
      ConstantMatrix.owning(Kernels.DEFAULT.mult(scaled, false, svd.u().elements(), true))
    };
  }

  /**
   * The number of singular values above {@code max(m, n) ε s_max}, as is usual with LAPACK; all, if
   * they are NaN.
   */
  private int rank(Matrix x) {
    double[] s = Spectra.of(x).singular().s().array();
    double largest = s.length == 0 ? 0 : s[0];
    double tolerance = Math.max(x.numRows(), x.numCols()) * Math.ulp(1.0) * largest;
    int rank = s.length;
    while (rank > 0 && s[rank - 1] <= tolerance) {
      rank--;
    }
    if (rank < known) {
      throw new ArithmeticException(
          name()
              + ": a rank of "
              + known
              + " was asked for, of a matrix of rank "
              + rank
              + ConstantRank.of(x, Spectra.of(x).singular().s()));
    }
    return known == UNKNOWN ? rank : known;
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    if (Annihilation.isZero(dx[0])) {
      return new Matrix[] {ConstantMatrix.zeroLike(y[0])};
    }
    int rank = rank(x[0]);
    Matrix tangent =
        isPathUnknown(rank, x[0]) ? ConstantRank.checked(name(), rank, x[0], dx[0]) : dx[0];
    return new Matrix[] {derivative(rank, x[0], y[0], tangent)};
  }

  private boolean isPathUnknown(int rank, Matrix x) {
    return known == UNKNOWN && rank < Math.min(x.numRows(), x.numCols());
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(
        0,
        () -> {
          int rank = rank(x[0]);
          if (isPathUnknown(rank, x[0]) && !Annihilation.vanishes(yBar[0])) {
            throw new ConstantRank(name(), rank).unknownPath(x[0]);
          }
          return derivative(rank, x[0].transpose(), y[0].transpose(), yBar[0]);
        });
  }

  /**
   * {@code -P D P + P Pᵀ Dᵀ (I - A P) + (I - P A) Dᵀ Pᵀ P}. The adjoint has the same form with Pᵀ
   * in place of P and Aᵀ in place of A.
   */
  private static Matrix derivative(int rank, Matrix a, Matrix p, Matrix d) {
    Matrix sum = MatrixChain.mult(p, MatrixChain.mult(d, p)).negative();
    if (rank < a.numRows()) {
      Matrix left = MatrixChain.multTransAB(p, d);
      Matrix beside = left.minus(MatrixChain.mult(MatrixChain.mult(left, a), p));
      sum = sum.plus(MatrixChain.mult(p, beside));
    }
    if (rank < a.numCols()) {
      Matrix right = MatrixChain.multTransAB(d, p);
      Matrix below = right.minus(MatrixChain.mult(p, MatrixChain.mult(a, right)));
      sum = sum.plus(MatrixChain.mult(below, p));
    }
    return sum;
  }
}
