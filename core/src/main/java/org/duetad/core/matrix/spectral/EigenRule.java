package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.matrix.SymmetricEigen;
import org.duetad.core.matrix.arithmetic.MatrixChain;

/**
 * Eigenvalues and eigenvectors of the symmetric part, {@code (A + Aᵀ)/2 = V diag(λ) Vᵀ}; with
 * {@code M = Vᵀ Ȧ V}, symmetrised, {@code λ̇ = diag(M)} and {@code V̇ = V (F ∘ M), F_ij = 1/(λ_j -
 * λ_i)} (Giles, "Collected matrix derivative results", 2008, section 3.1).
 *
 * <p>At eigenvalues that coincide F does not exist. The vectors there are any basis of their space;
 * the derivative is refused unless it is the same for every basis.
 */
final class EigenRule extends VectorsRule {

  private static final String NAME = "symmetricEigen";

  static final MatrixRule EIGEN = new EigenRule();

  private EigenRule() {
    super(NAME);
  }

  static SymmetricEigen decomposition(Matrix a) {
    EigenRule rule = new EigenRule();
    Matrix[] eigen = rule.all(a);
    return new SymmetricEigen(eigen[0], eigen[1], rule::useValues);
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Shapes.square(NAME, x[0]);
    Spectra.Eigen eigen = Spectra.of(x[0]).eigen();
    return new ConstantMatrix[] {eigen.values(), eigen.vectors()};
  }

  @Override
  public boolean isNearlyTied(ConstantMatrix a, int order) {
    return this != EIGEN
        && Ties.costly(order, Spectra.of(a).eigen().values().array(), a.numRows()).anyMultiple();
  }

  @Override
  public SpectrumRule spectrum() {
    return EigenvaluesRule.EIGENVALUES;
  }

  @Override
  public int valuesAt() {
    return 0;
  }

  @Override
  Isolated byProjectors() {
    return new IsolatedEigen(this);
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    if (this != EIGEN) {
      Ties.near(y[0].primal().value().data, x[0].numRows()).requireApart(NAME);
    }
    Matrix mixing = mixing(y[1], dx[0]);
    return new Matrix[] {mixing.extractDiag(), MatrixChain.mult(y[1], turning(y[0], mixing))};
  }

  /** {@code Vᵀ E V} of the symmetric part of E. */
  static Matrix mixing(Matrix v, Matrix e) {
    return MatrixChain.multTransA(v, MatrixChain.mult(e.symmetrise(), v)).symmetrise();
  }

  /** {@code Vᵀ V̇}; eigenvalues that coincide must move together. */
  static Matrix turning(Matrix lambda, Matrix mixing) {
    return quotients(lambda, true).of(lambda, mixing, mixing);
  }

  private static MatrixRule quotients(Matrix lambda, boolean whole) {
    return new Quotients(NAME, Quotients.Kind.DIFFERENCES, lambda.numRows(), whole);
  }

  /**
   * The part of the adjoint that turns a basis must vanish; where values are used as well, as in
   * {@code V f(λ) Vᵀ}, coinciding values may split, and nothing may depend on single vectors.
   */
  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(
        0,
        () -> {
          Matrix v = y[1];
          Matrix along = MatrixChain.multTransA(v, yBar[1]);
          Matrix turning = along.minus(along.transpose()).scale(0.5);
          boolean whole = valuesAreUsed() || !Annihilation.isZero(yBar[0]);
          Matrix turned = quotients(y[0], whole).of(y[0], turning, along);
          if (whole && !Annihilation.isZero(yBar[1])) {
            GaugeCheck check = new GaugeCheck(NAME, x[0].numRows(), false, true);
            turned = turned.plus(check.of(y[0], turning, along, yBar[1]));
          }
          Matrix shared = new Sharing(x[0].numRows(), false).of(y[0], yBar[0]);
          return composed(v, shared.diag().plus(turned));
        });
  }

  /** {@code V C Vᵀ}, symmetrised. */
  static Matrix composed(Matrix v, Matrix inner) {
    return MatrixChain.mult(v, MatrixChain.multTransB(inner, v)).symmetrise();
  }
}
