package org.duetad.core.matrix.spectral;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.matrix.SymmetricEigen;

/**
 * {@code P = Σ v_i v_iᵀ} over some eigenvectors of the symmetric part: f is 1 inside and 0 outside.
 * Source: T. Kato, "Perturbation Theory for Linear Operators", 1966, II.2.
 */
final class SpectralProjector extends PiecewiseRule {

  private static final String NAME = "spectralProjector";

  private final Choice choice;

  private SpectralProjector(Choice choice, Object... parameters) {
    this(choice, SpectralFrame::ofEigenvalues, parameters);
  }

  private SpectralProjector(
      Choice choice, Function<ConstantMatrix, SpectralFrame> frames, Object... parameters) {
    super(NAME, frames, parameters);
    this.choice = choice;
  }

  /** Which of the ascending eigenvalues are inside: the first one, and the one after the last. */
  @FunctionalInterface
  private interface Choice {
    int[] of(double[] lambda);
  }

  static SpectralProjector ofLargest(int k, int n) {
    if (k < 0 || k > n) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: %d eigenvalues of a matrix of size %d; pass a number from 0 to %d",
              NAME,
              k,
              n,
              n));
    }
    return new SpectralProjector(
        lambda -> new int[] {lambda.length - k, lambda.length}, "largest", k, n);
  }

  static SpectralProjector ofInterval(double lower, double upper) {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: no interval from %s to %s; pass lower <= upper",
              NAME,
              lower,
              upper));
    }
    return new SpectralProjector(
        lambda -> new int[] {below(lower, lambda), below(upper, lambda)}, "interval", lower, upper);
  }

  /** Onto all eigenvalues that coincide with one of them, or nearly do. */
  static SpectralProjector ofClusterAt(int node) {
    return new SpectralProjector(
        lambda -> Ties.near(lambda, lambda.length).cluster(node), "cluster", node);
  }

  /** The same of {@code [[0, A], [Aᵀ, 0]]}, in the singular vectors of A, which has m rows. */
  static SpectralProjector ofClusterAt(int node, int m) {
    return new SpectralProjector(
        lambda -> Ties.near(lambda, lambda.length).cluster(node),
        s -> SpectralFrame.ofBlocks(s, m),
        "cluster",
        node,
        m);
  }

  /** That of some parameters, a word and numbers, if there is one. */
  static Optional<MatrixRule> made(List<Object> p) {
    String kind = p.get(0) + "/" + p.size();
    if (kind.equals("largest/3")
        && p.get(1) instanceof Integer k
        && p.get(2) instanceof Integer n) {
      return Optional.of(ofLargest(k, n));
    } else if (kind.equals("interval/3")
        && p.get(1) instanceof Double lower
        && p.get(2) instanceof Double upper) {
      return Optional.of(ofInterval(lower, upper));
    } else if (kind.equals("cluster/2") && p.get(1) instanceof Integer node) {
      return Optional.of(ofClusterAt(node));
    } else if (kind.equals("cluster/3")
        && p.get(1) instanceof Integer node
        && p.get(2) instanceof Integer m) {
      return Optional.of(ofClusterAt(node, m));
    }
    return Optional.empty();
  }

  private static int below(double bound, double[] lambda) {
    int count = 0;
    for (double x : lambda) {
      if (Math.abs(x - bound) <= Ties.rounding(lambda, lambda.length)) {
        throw new ArithmeticException(
            String.format(
                Locale.ROOT,
                "%s: the eigenvalue %s is on the bound %s, up to rounding: it is inside or outside by chance; move the bound",
                NAME,
                x,
                bound));
      }
      count += x < bound ? 1 : 0;
    }
    return count;
  }

  @Override
  void check(ConstantMatrix a) {
    Shapes.square(NAME, a);
  }

  @Override
  PiecewiseFunction function(SpectralFrame frame, double[] mu) {
    int[] inside = choice.of(mu);
    int[] piece = new int[mu.length];
    Arrays.fill(piece, inside[0], inside[1], 1);
    return new PiecewiseFunction(mu, piece, false, 0, 1);
  }

  @Override
  String wayOut() {
    return "choose a number of eigenvalues, or bounds, with a gap";
  }

  @Override
  public Matrix[] definition(Matrix... x) {
    SymmetricEigen eigen = x[0].symmetricEigen();
    int[] inside = choice.of(eigen.values().value().data);
    Matrix v = eigen.vectors().cols(inside[0], inside[1]);
    return new Matrix[] {v.multTransB(v)};
  }
}
