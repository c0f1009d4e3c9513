package org.duetad.core.matrix.spectral;

import java.util.stream.IntStream;
import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;

/**
 * A rule whose result is all eigenvalues, or all singular values, of a matrix. Those that coincide
 * share: each has the mean of their slopes, which depends on no choice of vectors. Where some of
 * them coincide, or nearly do, they are not smooth, but what is computed from all of them may be:
 * then a mode takes the rule together with what follows for one function ({@link
 * InvariantFunction}).
 */
public abstract class SpectrumRule extends MatrixRule {

  private final MatrixRule tangents = new Tangents();
  private final MatrixRule gradients = new Gradients();

  SpectrumRule(String name) {
    super(name);
  }

  /**
   * Whether values coincide, or differ so little that derivatives lose digits, as these have
   * quotients by differences.
   *
   * @param a the matrix
   * @param order of which order derivatives are wanted; above {@link InvariantFunction#MAX_ORDER}
   *     more digits are given up, as the values must do one by one
   * @return true if two of them do; of singular values also if one is nearly zero
   */
  public abstract boolean isNearlyTied(ConstantMatrix a, int order);

  /**
   * Whether powers of the values' differences can cost derivatives half of their digits.
   *
   * @param a the matrix
   * @param order the order of the derivatives
   * @return true if values differ by little, for that order
   */
  public abstract boolean isCostly(ConstantMatrix a, int order);

  /**
   * Another matrix with the same values, up to rounding: by a fixed reflection.
   *
   * @param a the matrix
   * @return A reflected
   */
  public Matrix turned(Matrix a) {
    Matrix direction =
        Matrix.column(IntStream.range(1, a.numCols() + 1).mapToDouble(i -> 1.0 / i).toArray());
    Matrix reflection =
        Matrix.identity(a.numCols())
            .minus(direction.multTransB(direction).scale(2 / direction.squaredNorm().value()));
    Matrix right = a.mult(reflection);
    return isSingular() ? right : reflection.mult(right);
  }

  /**
   * The values and what their derivatives are made of.
   *
   * @param a the matrix
   * @return its frame
   */
  public abstract SpectralFrame frame(ConstantMatrix a);

  /** Whether the values are singular values. */
  abstract boolean isSingular();

  /** The tangent of the values in a direction E. */
  abstract Matrix tangent(ConstantMatrix a, ConstantMatrix e);

  /** The gradient of {@code ⟨w, x⟩} of the values x. */
  abstract Matrix gradient(ConstantMatrix a, ConstantMatrix w);

  /** The derivative of the tangent in the direction Ȧ. */
  abstract Matrix tangentAlong(Matrix a, Matrix e, Matrix direction);

  /** The derivative of the gradient in a direction. */
  abstract Matrix gradientAlong(Matrix a, Matrix w, Matrix direction);

  @Override
  protected final Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    return new Matrix[] {Annihilation.isZero(dx[0]) ? zero(x[0]) : tangents.of(x[0], dx[0])};
  }

  @Override
  protected final void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(0, () -> gradients.of(x[0], yBar[0]));
  }

  private static ConstantMatrix zero(Matrix a) {
    return ConstantMatrix.zero(Math.min(a.numRows(), a.numCols()), 1);
  }

  private Matrix curvature(Matrix a, Matrix w, Matrix direction) {
    return Annihilation.isZero(w) || Annihilation.isZero(direction)
        ? ConstantMatrix.zeroLike(a)
        : gradientAlong(a, w, direction);
  }

  /** {@code t(A, E)}, the tangents as a rule of both. */
  private final class Tangents extends MatrixRule {

    Tangents() {
      super(SpectrumRule.this.name());
    }

    @Override
    public ConstantMatrix[] value(ConstantMatrix... x) {
      return new ConstantMatrix[] {
        x[1].isZero() ? zero(x[0]) : Spectra.constant(tangent(x[0], x[1]))
      };
    }

    @Override
    protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
      Matrix ofE = of(x[0], dx[1]);
      return new Matrix[] {
        Annihilation.isZero(dx[0]) ? ofE : ofE.plus(tangentAlong(x[0], x[1], dx[0]))
      };
    }

    @Override
    protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
      xBar.add(0, () -> curvature(x[0], yBar[0], x[1]));
      xBar.add(1, () -> gradients.of(x[0], yBar[0]));
    }
  }

  /** {@code g(A, w)}, the gradients as a rule of both. */
  private final class Gradients extends MatrixRule {

    Gradients() {
      super(SpectrumRule.this.name());
    }

    @Override
    public ConstantMatrix[] value(ConstantMatrix... x) {
      return new ConstantMatrix[] {
        x[1].isZero() ? ConstantMatrix.zeroLike(x[0]) : Spectra.constant(gradient(x[0], x[1]))
      };
    }

    @Override
    protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
      Matrix ofW = of(x[0], dx[1]);
      return new Matrix[] {
        Annihilation.isZero(dx[0]) ? ofW : ofW.plus(curvature(x[0], x[1], dx[0]))
      };
    }

    @Override
    protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
      xBar.add(0, () -> curvature(x[0], x[1], yBar[0]));
      xBar.add(1, () -> tangents.of(x[0], yBar[0]));
    }
  }
}
