package org.duetad.core.matrix.spectral;

import java.util.Arrays;
import java.util.Locale;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.Svd;

/**
 * {@code Σ s_i u_i v_iᵀ} over the k largest singular values: the function of {@code [[0, A], [Aᵀ,
 * 0]]} that is μ where {@code |μ|} is one of them, and else 0. Source: C. Eckart and G. Young, "The
 * approximation of one matrix by another of lower rank", 1936.
 */
final class BestRank extends PiecewiseRule {

  private static final String NAME = "bestRank";

  private final int k;

  BestRank(int k, int rows, int cols) {
    super(NAME, a -> SpectralFrame.ofSingularValues(NAME, a), k, rows, cols);
    if (k < 0 || k > Math.min(rows, cols)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: rank %d of a %dx%d matrix; pass a number from 0 to %d",
              NAME,
              k,
              rows,
              cols,
              Math.min(rows, cols)));
    }
    this.k = k;
  }

  /** At full rank all nodes are inside: μ at those that are 0, too, is f. */
  @Override
  PiecewiseFunction function(SpectralFrame frame, double[] mu) {
    int[] piece = new int[mu.length];
    boolean whole = k == frame.x().length;
    Arrays.setAll(
        piece, node -> whole || (frame.variable(node) >= 0 && frame.variable(node) < k) ? 1 : 0);
    return new PiecewiseFunction(mu, piece, true, 0, 1);
  }

  @Override
  String wayOut() {
    return "choose a rank with a gap, at most that of the matrix";
  }

  @Override
  public Matrix[] definition(Matrix... x) {
    Svd svd = x[0].svd();
    Matrix scaled = svd.u().cols(0, k).mult(svd.s().rows(0, k).diag());
    return new Matrix[] {scaled.multTransB(svd.v().cols(0, k))};
  }
}
