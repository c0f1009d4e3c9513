package org.duetad.core.matrix.spectral;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.DirectionalDerivative;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.PowerOfTwo;
import org.duetad.core.matrix.TiedVectorsException;
import org.ejml.data.DMatrixRMaj;

/**
 * A {@link PiecewiseFunction} of a matrix in the vectors of its {@link SpectralFrame}, {@code Q
 * diag(f(μ)) Qᵀ}, and its derivatives to every order, as those of {@link SymmetricFunction}: {@code
 * Q R Qᵀ} with the {@linkplain DividedSums sums} R of {@code Qᵀ E_i Q}. Only gaps between pieces
 * count, whatever coincides within one. Where such a gap is rounding there is no value, and where
 * it has lost half of its digits no derivative. All is computed at a size of about 1, by {@code f(c
 * μ) = c^d f(μ)}, so that no power of a gap overflows or underflows unless the result does.
 */
abstract class PiecewiseRule extends DirectionalDerivative {

  private final Function<ConstantMatrix, SpectralFrame> frames;

  PiecewiseRule(String name, Function<ConstantMatrix, SpectralFrame> frames, Object... parameters) {
    super(name, 1, parameters);
    this.frames = frames;
  }

  /** Checks the shape, of which any will do by default. */
  void check(ConstantMatrix a) {}

  /** The function, for the eigenvalues of the nodes of a frame. */
  abstract PiecewiseFunction function(SpectralFrame frame, double[] mu);

  /** What to do where there is no gap. */
  abstract String wayOut();

  /** The derivative in a direction. */
  final Matrix derivative(Matrix a, Matrix direction) {
    return along(new Matrix[] {a}, direction)[0];
  }

  @Override
  public final ConstantMatrix[] value(ConstantMatrix... x) {
    check(x[0]);
    if (Arrays.stream(x, 1, x.length).anyMatch(ConstantMatrix::vanishes)) {
      return new ConstantMatrix[] {ConstantMatrix.zeroLike(x[0])};
    }
    SpectralFrame frame = frames.apply(x[0]);
    int nodes = frame.nodes();
    double[] mu = new double[nodes];
    Arrays.setAll(mu, node -> frame.at(node, frame.x()));
    int size = PowerOfTwo.of(frame.x());
    PiecewiseFunction f = function(frame, mu).scaled(-size);
    requireGap(frame, size, f, x.length > 1);
    double[][] directions = new double[x.length - 1][];
    int exponent = size * (f.degree() - directions.length);
    for (int i = 0; i < directions.length; i++) {
      DMatrixRMaj e = x[i + 1].elements();
      int ofDirection = PowerOfTwo.of(e.data);
      double[][] mixing = frame.mixing(PowerOfTwo.scaled(e, -ofDirection));
      directions[i] = Arrays.stream(mixing).flatMapToDouble(Arrays::stream).toArray();
      exponent += ofDirection;
    }
    double[] sums = DividedSums.of(nodes, directions, f);
    double[][] rows = new double[nodes][];
    Arrays.setAll(rows, a -> Arrays.copyOfRange(sums, a * nodes, (a + 1) * nodes));
    DMatrixRMaj whole = PowerOfTwo.scaled(frame.composed(rows), exponent);
    return new ConstantMatrix[] {ConstantMatrix.owning(whole)};
  }

  private void requireGap(SpectralFrame frame, int size, PiecewiseFunction f, boolean derivative) {
    int[] nearest = f.nearest();
    if (nearest == null) {
      return;
    }
    int a = nearest[0];
    int b = nearest[1];
    double[] x = PowerOfTwo.scaled(frame.x(), -size);
    double rounding = Ties.rounding(x, frame.nodes());
    if (derivative && f.gap(a, b) <= Ties.half(x, frame.nodes())) {
      String lost = "more than half of the digits of a derivative would be lost";
      throw new TiedVectorsException(refusal(frame, a, b, lost));
    }
    if (f.gap(a, b) <= rounding && Math.abs(f.at(a) - f.at(b)) > rounding) {
      throw new ArithmeticException(refusal(frame, a, b, "the result is not unique"));
    }
  }

  private String refusal(SpectralFrame frame, int a, int b, String why) {
    int i = Math.max(frame.variable(a), frame.variable(b));
    int j = Math.min(frame.variable(a), frame.variable(b));
    double[] x = frame.x();
    String which =
        i == j || j < 0
            ? "singular value " + i + " (" + x[i] + ") is zero or nearly so"
            : (frame.isSingular() ? "singular values " : "eigenvalues ")
                + String.format(
                    Locale.ROOT,
                    "%d and %d (%s and %s), between which it is divided, differ by %s",
                    j,
                    i,
                    x[j],
                    x[i],
                    Math.abs(x[i] - x[j]));
    return name() + ": " + which + ": " + why + "; " + wayOut();
  }
}
