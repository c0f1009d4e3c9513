package org.duetad.core.matrix.general;

import java.util.Arrays;
import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Kernels;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.PowerOfTwo;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.matrix.arithmetic.MatrixChain;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.jspecify.annotations.Nullable;

/**
 * The X of {@code A X + X B = C}. With L for the left-hand side as a function of X, {@code Ẋ =
 * L⁻¹(Ċ - Ȧ X - X Ḃ)}, and with W of {@code Aᵀ W + W Bᵀ = X̄}, of which the transpose is the same
 * equation with A and B exchanged, {@code C̄ = W, Ā = -W Xᵀ, B̄ = -Xᵀ W} (Giles 2008, section 2.3,
 * for a linear system).
 */
final class Sylvester extends MatrixRule {

  static final Sylvester SYLVESTER = new Sylvester("sylvester", ForwardError.Cause.EQUATION);

  private static final int LARGEST_SYSTEM = 64;

  private final ForwardError.Cause cause;

  /** The same for tangents; null of this itself. */
  private final @Nullable Sylvester tangents;

  /** The same for adjoints. */
  private final Sylvester adjoints;

  /** With the name of a function whose derivatives are solutions. */
  Sylvester(String name, ForwardError.Cause cause) {
    this(name, cause, null);
  }

  private Sylvester(String name, ForwardError.Cause cause, @Nullable Sylvester tangents) {
    super(name);
    this.cause = cause;
    this.tangents = tangents;
    adjoints = tangents == null ? new Sylvester(name, cause, this) : this;
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Shapes.square(name(), x[0]);
    Shapes.square(name(), x[1]);
    Shapes.require(
        x[2].numRows() == x[0].numRows() && x[2].numCols() == x[1].numRows(),
        name(),
        () ->
            "matrices of "
                + x[0].shape()
                + " and "
                + x[1].shape()
                + " do not fit a right-hand side of "
                + x[2].shape());
    if (x[2].isZero()) {
      return new ConstantMatrix[] {x[2]};
    }
    if (MatrixFeatures_DDRM.hasUncountable(x[0].elements())
        || MatrixFeatures_DDRM.hasUncountable(x[1].elements())) {
      return new ConstantMatrix[] {nan(x[2])};
    }
    Schur a = Schur.of(x[0]);
    Schur b = Schur.of(x[1]);
    ForwardError error = new ForwardError(name(), cause, a, b);
    if (tangents != null) {
      error.requireAdjoints();
    }
    if (x.length == 4) {
      error = error.ofErrors(x[3].elements());
    } else if (x.length == 5) {
      error = error.ofTerms(x[3].elements(), x[4].elements().get(0));
    }
    return new ConstantMatrix[] {ConstantMatrix.owning(solve(error, a, b, x[2].elements()))};
  }

  static ConstantMatrix nan(Matrix like) {
    double[] elements = new double[like.numRows() * like.numCols()];
    Arrays.fill(elements, Double.NaN);
    return ConstantMatrix.owning(like.numRows(), like.numCols(), elements);
  }

  /**
   * X, by the Schur forms {@code A = Q S Qᵀ, B = P T Pᵀ}: {@code X = Q Y Pᵀ, S Y + Y T = Qᵀ C P}.
   */
  static DMatrixRMaj solve(ForwardError error, Schur a, Schur b, DMatrixRMaj c) {
    DMatrixRMaj r = Kernels.DEFAULT.mult(a.q(), true, Schur.times(c, b.q()), false);
    DMatrixRMaj y = error.substitution().solve(r.copy());
    error.require(r, y);
    return Schur.back(a, y, b);
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    Matrix right = dx[2].minus(MatrixChain.mult(dx[0], y[0])).minus(MatrixChain.mult(y[0], dx[1]));
    if (Annihilation.vanishes(right)) {
      return new Matrix[] {ConstantMatrix.zeroLike(right)};
    }
    Matrix[] terms = RoundedTerms.TERMS.all(x[0], x[1], x[2], y[0], dx[0], dx[1], dx[2]);
    Sylvester rule = tangents == null ? this : tangents;
    return new Matrix[] {rule.of(x[0], x[1], right, terms[0], terms[1])};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    double scale = PowerOfTwo.towardsOne(x[0], x[1]);
    Matrix w =
        transposeSolved(PowerOfTwo.times(scale, x[0]), PowerOfTwo.times(scale, x[1]), yBar[0]);
    xBar.add(0, () -> MatrixChain.multTransB(w, PowerOfTwo.times(scale, y[0])).negative());
    xBar.add(1, () -> MatrixChain.multTransA(PowerOfTwo.times(scale, y[0]), w).negative());
    xBar.add(2, () -> PowerOfTwo.times(scale, w));
  }

  /** L⁻ᵀ of an adjoint. */
  private Matrix transposeSolved(Matrix a, Matrix b, Matrix adjoint) {
    return Annihilation.vanishes(adjoint)
        ? ConstantMatrix.zeroLike(adjoint)
        : adjoints.of(b, a, adjoint.transpose()).transpose();
  }

  /** L⁻¹ of a tangent of {@code X X}, with the {@link RootError} of X. */
  Matrix ofRoot(Matrix x, Matrix tangent, Matrix error) {
    return of(x, x, tangent, error);
  }

  /** L⁻ᵀ of an adjoint of X. */
  Matrix transposeOfRoot(Matrix x, Matrix adjoint, Matrix error) {
    return adjoints.of(x, x, adjoint.transpose(), error).transpose();
  }

  /**
   * As one linear system, by the Kronecker sum {@code A ⊗ I + I ⊗ Bᵀ}, unless that is too large.
   */
  @Override
  public Matrix[] definition(Matrix... x) {
    int m = x[2].numRows();
    int n = x[2].numCols();
    if (m * n > LARGEST_SYSTEM) {
      return super.definition(x);
    }
    Matrix sum = x[0].kron(Matrix.identity(n)).plus(Matrix.identity(m).kron(x[1].transpose()));
    return new Matrix[] {sum.solve(x[2].reshape(m * n, 1)).reshape(m, n)};
  }
}
