package org.duetad.core.matrix.spectral;

import java.util.Arrays;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.Svd;

/**
 * {@code U Vᵀ} of the thin singular value decomposition {@code U S Vᵀ}, the orthogonal polar
 * factor: the sign function of {@code [[0, A], [Aᵀ, 0]]}. Source: N. J. Higham, "Functions of
 * Matrices", 2008, chapter 8.
 */
final class PolarFactor extends PiecewiseRule {

  private static final String NAME = "polar";

  static final PolarFactor POLAR = new PolarFactor();

  private PolarFactor() {
    super(NAME, a -> SpectralFrame.ofSingularValues(NAME, a));
  }

  @Override
  PiecewiseFunction function(SpectralFrame frame, double[] mu) {
    int[] piece = new int[mu.length];
    Arrays.setAll(piece, node -> (int) frame.sign(node) + 1);
    return new PiecewiseFunction(mu, piece, false, -1, 0, 1);
  }

  @Override
  String wayOut() {
    return "the symmetric factor alone is symmetricSqrt() of the transpose times the matrix";
  }

  @Override
  public Matrix[] definition(Matrix... x) {
    Svd svd = x[0].svd();
    return new Matrix[] {svd.u().multTransB(svd.v())};
  }
}
