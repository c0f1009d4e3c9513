package org.duetad.core.matrix.linear;

import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
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

  private Cofactors() {}

  @Override
  public String name() {
    return "cofactor";
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
   * The second derivative of the determinant exists at any rank. The third, this rule's derivative
   * with respect to A, is computed with {@code A⁻¹}.
   */
  private static final class Derivative extends MatrixRule {

    @Override
    public String name() {
      return "cofactorDerivative";
    }

    @Override
    public ConstantMatrix[] value(ConstantMatrix... x) {
      Shapes.square(name(), x[0]);
      Shapes.same(name(), x[0], x[1]);
      return new ConstantMatrix[] {
        x[1].isZero() ? x[1] : ConstantMatrix.owning(derivative(x[0], x[1].elements()))
      };
    }

    @Override
    protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
      return new Matrix[] {Cofactors.derivative(x[0], dx[1]).plus(third(x[0], x[1], dx[0]))};
    }

    @Override
    protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
      xBar.add(0, () -> third(x[0], x[1], yBar[0]));
      xBar.add(1, () -> Cofactors.derivative(x[0], yBar[0]));
    }

    private static DMatrixRMaj derivative(ConstantMatrix a, DMatrixRMaj direction) {
      return isSmall(a)
          ? Minors.derivative(a.elements(), direction)
          : Factorisations.of(a).cofactors().derivative(direction);
    }

    /**
     * The derivative of {@code D(A) E} in a direction F, symmetric in both: with {@code M = A⁻¹ E,
     * N = A⁻¹ F, det A ((tr M tr N - tr MN) I - tr M N - tr N M + M N + N M)ᵀ} then multiplied by
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
