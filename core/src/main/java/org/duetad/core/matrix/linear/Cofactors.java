package org.duetad.core.matrix.linear;

import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.DirectionalDerivative;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.matrix.arithmetic.MatrixChain;
import org.ejml.data.DMatrixRMaj;

/**
 * {@code C = cof A}, the gradient of the determinant. The derivative in a direction E is linear in
 * E and symmetric, as second derivatives of a number are: {@code Ċ = D(A) Ȧ, Ā = D(A) C̄}.
 */
final class Cofactors extends MatrixRule {

  static final MatrixRule COFACTOR = new Cofactors();

  /** {@code D(A) E}, a rule of both A and E. */
  static final MatrixRule DERIVATIVE = new Derivative();

  private Cofactors() {
    super("cofactor");
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Shapes.square(name(), x[0]);
    return new ConstantMatrix[] {
      ConstantMatrix.owning(
          isSmall(x[0])
              ? Minors.cofactors(x[0].elements())
              : Factorisations.of(x[0]).cofactors().cofactors())
    };
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    return new Matrix[] {derivative(x[0], dx[0])};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(0, () -> derivative(x[0], yBar[0]));
  }

  private static boolean isSmall(Matrix a) {
    return a.numRows() <= Minors.MAX;
  }

  private static Matrix derivative(Matrix a, Matrix direction) {
    return Annihilation.of(DERIVATIVE::of, a, direction);
  }

  /**
   * The derivative in directions that follow A among the operands, symmetric and linear in them: a
   * polynomial of every order and at any rank, by minors, or in the basis of singular vectors. The
   * third derivative of the determinant of a large matrix, this rule's with respect to A, is
   * computed with {@code A⁻¹} if that is well-conditioned.
   */
  private static final class Derivative extends DirectionalDerivative {

    /** Up to this condition number solutions cost few digits, whatever the order. */
    private static final double WELL_CONDITIONED = 64;

    Derivative() {
      super("cofactorDerivative", 1);
    }

    @Override
    public ConstantMatrix[] value(ConstantMatrix... x) {
      Shapes.square(name(), x[0]);
      DMatrixRMaj[] directions = new DMatrixRMaj[x.length - 1];
      for (int i = 1; i < x.length; i++) {
        Shapes.same(name(), x[0], x[i]);
        if (x[i].isZero()) {
          return new ConstantMatrix[] {x[i]};
        }
        directions[i - 1] = x[i].elements();
      }
      return new ConstantMatrix[] {
        ConstantMatrix.owning(
            isSmall(x[0])
                ? Minors.derivative(x[0].elements(), directions)
                : inBasis(Factorisations.of(x[0]).cofactors(), x[0].numRows(), directions))
      };
    }

    private static DMatrixRMaj inBasis(CofactorBasis basis, int n, DMatrixRMaj... directions) {
      if (directions.length == 1) {
        return basis.derivative(directions[0]);
      }
      if (MixedMinors.isTooMany(n, directions.length)) {
        throw new ArithmeticException(
            "determinant: derivatives of order "
                + (directions.length + 1)
                + " of a "
                + n
                + "x"
                + n
                + " matrix take too many minors, and its condition number is "
                + basis.condition()
                + ", so that solutions would lose digits; take a smaller matrix, a lower order, or logDeterminant()");
      }
      return basis.derivative(directions);
    }

    @Override
    protected Matrix[] along(Matrix[] x, Matrix... direction) {
      boolean byMinors = x.length > 2 || isSmall(x[0]) || !isWellConditioned(x[0].primal());
      return byMinors ? super.along(x, direction) : new Matrix[] {third(x[0], x[1], direction[0])};
    }

    private static boolean isWellConditioned(ConstantMatrix a) {
      return Factorisations.of(a).cofactors().condition() <= WELL_CONDITIONED;
    }

    /**
     * The derivative of {@code D(A) E} in a direction F, symmetric in both: with {@code M = A⁻¹ E,
     * N = A⁻¹ F, det A ((tr M tr N - tr MN) I - tr M N - tr N M + M N + N M)ᵀ}, multiplied by
     * {@code A⁻ᵀ} from the left.
     */
    private static Matrix third(Matrix a, Matrix e, Matrix f) {
      if (Annihilation.vanishes(e) || Annihilation.vanishes(f)) {
        return ConstantMatrix.zeroLike(a);
      }
      Matrix m = a.solve(e);
      Matrix n = a.solve(f);
      Matrix mn = MatrixChain.mult(m, n);
      Matrix nm = MatrixChain.mult(n, m);
      Matrix sum =
          Matrix.identity(a.numRows())
              .scale(m.trace().multiply(n.trace()).subtract(mn.trace()))
              .minus(n.scale(m.trace()))
              .minus(m.scale(n.trace()))
              .plus(mn)
              .plus(nm);
      return a.solveTransA(sum.transpose()).scale(a.determinant());
    }
  }
}
