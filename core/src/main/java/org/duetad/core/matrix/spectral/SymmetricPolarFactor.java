package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.SymmetricEigen;
import org.duetad.core.rules.Arithmetic;

/**
 * {@code √(Aᵀ A) = V S Vᵀ}, the lower block of the absolute value of {@code [[0, A], [Aᵀ, 0]]}, of
 * an m x n matrix A. As a product of the other factor and A its derivatives would underflow where
 * those of the factor do.
 */
final class SymmetricPolarFactor extends PiecewiseRule {

  private static final String NAME = "polar";

  private final int m;

  SymmetricPolarFactor(int m) {
    super(NAME, s -> SpectralFrame.ofBlocks(s, m), m);
    this.m = m;
  }

  static Matrix of(Matrix a) {
    int m = a.numRows();
    int size = m + a.numCols();
    if (m == 0 || m == size) {
      return a.transpose().mult(a);
    }
    Matrix absolute = new SymmetricPolarFactor(m).of(new Matrix[] {IsolatedSvd.blocks(a)});
    return absolute.extractMatrix(m, size, m, size);
  }

  /** Ascending: one negative and one positive value for each singular value, and zeros between. */
  @Override
  PiecewiseFunction function(SpectralFrame frame, double[] mu) {
    int values = Math.min(m, mu.length - m);
    int[] piece = new int[mu.length];
    for (int node = 0; node < mu.length; node++) {
      piece[node] = node < values ? 0 : node < mu.length - values ? 1 : 2;
    }
    return new PiecewiseFunction(mu, piece, true, -1, 0, 1);
  }

  @Override
  String wayOut() {
    return "pairs of these values are singular values of the matrix with both signs; it must have full"
        + " rank";
  }

  @Override
  public Matrix[] definition(Matrix... x) {
    SymmetricEigen eigen = x[0].symmetricEigen();
    Matrix v = eigen.vectors();
    return new Matrix[] {v.mult(eigen.values().apply(Arithmetic.ABS).diag()).multTransB(v)};
  }
}
