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
 */
final class PseudoInverse extends MatrixRule {

  static final MatrixRule PSEUDO_INVERSE = new PseudoInverse();

  private PseudoInverse() {
    super("pseudoInverse");
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Spectra.Singular svd = Spectra.of(x[0]).singular();
    double[] inverse = svd.s().array().clone();
    double tolerance = tolerance(x[0]);
    Arrays.setAll(inverse, i -> inverse[i] <= tolerance ? 0.0 : 1.0 / inverse[i]);
    DMatrixRMaj scaled = svd.v().value();
    for (int k = 0; k < scaled.data.length; k++) {
      scaled.data[k] *= inverse[k % inverse.length];
    }
    return new ConstantMatrix[] {
      ConstantMatrix.owning(Kernels.DEFAULT.mult(scaled, false, svd.u().elements(), true))
    };
  }

  /**
   * Singular values up to this count as zero: {@code max(m, n) ε s_max}, as is usual with LAPACK.
   */
  private static double tolerance(Matrix x) {
    double[] s = Spectra.of(x).singular().s().array();
    double largest = s.length == 0 ? 0 : s[0];
    return Math.max(x.numRows(), x.numCols()) * Math.ulp(1.0) * largest;
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    if (Annihilation.isZero(dx[0])) {
      return new Matrix[] {ConstantMatrix.zeroLike(y[0])};
    }
    requireFullRank(x[0], dx[0]);
    return new Matrix[] {derivative(x[0], y[0], dx[0])};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(
        0,
        () -> {
          requireFullRank(x[0], yBar[0]);
          return derivative(x[0].transpose(), y[0].transpose(), yBar[0]);
        });
  }

  /**
   * {@code -P D P + P Pᵀ Dᵀ (I - A P) + (I - P A) Dᵀ Pᵀ P}. The adjoint has the same form with Pᵀ
   * in place of P and Aᵀ in place of A.
   */
  private static Matrix derivative(Matrix a, Matrix p, Matrix d) {
    Matrix dp = MatrixChain.mult(d, p);
    Matrix inner = MatrixChain.mult(p, dp).negative();
    Matrix left = MatrixChain.multTransAB(p, d);
    Matrix beside = left.minus(MatrixChain.mult(MatrixChain.mult(left, a), p));
    Matrix right = MatrixChain.multTransAB(d, p);
    Matrix below = right.minus(MatrixChain.mult(p, MatrixChain.mult(a, right)));
    return inner.plus(MatrixChain.mult(p, beside)).plus(MatrixChain.mult(below, p));
  }

  private static void requireFullRank(Matrix x, Matrix seed) {
    double[] s = Spectra.of(x).singular().s().array();
    boolean deficient = s.length > 0 && s[s.length - 1] <= tolerance(x);
    if (deficient && !Annihilation.vanishes(seed)) {
      throw new ArithmeticException(
          "pseudoInverse: a "
              + x.shape()
              + " matrix with singular values from "
              + s[0]
              + " to "
              + s[s.length - 1]
              + " has not full rank; its pseudo-inverse is discontinuous there and has no derivative");
    }
  }
}
