package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.matrix.arithmetic.MatrixChain;

/**
 * Eigenvalues and eigenvectors of the symmetric part, {@code (A + Aᵀ)/2 = V diag(λ) Vᵀ}; with
 * {@code M = Vᵀ Ȧ V}, symmetrised, {@code λ̇ = diag(M)} and {@code V̇ = V (F ∘ M), F_ij = 1/(λ_j -
 * λ_i)} (Giles, "Collected matrix derivative results", 2008, section 3.1).
 *
 * <p>At eigenvalues that coincide F does not exist. The vectors there are any basis of their space;
 * the derivative is an error unless it is the same for every basis.
 */
final class EigenRule extends MatrixRule {

  private static final String NAME = "symmetricEigen";

  /** Throws where eigenvectors have no derivative. */
  static final MatrixRule STRICT = new EigenRule(true);

  /**
   * The basis of a space of coinciding eigenvalues does not rotate within the space. For rules with
   * only such combinations of vectors as do not depend on that basis; a further derivative is
   * strict.
   */
  static final MatrixRule TIED = new EigenRule(false);

  private final boolean strict;

  private EigenRule(boolean strict) {
    this.strict = strict;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Shapes.square(NAME, x[0]);
    Spectra.Eigen eigen = Spectra.of(x[0]).eigen();
    return new ConstantMatrix[] {eigen.values(), eigen.vectors()};
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    Ties ties = Spectra.of(x[0]).eigen().ties();
    Matrix[] eigen = strict ? y : STRICT.all(x);
    Matrix v = eigen[1];
    Matrix mixing = MatrixChain.multTransA(v, MatrixChain.mult(dx[0].symmetrise(), v)).symmetrise();
    if (strict) {
      ties.requireUnmixed(NAME, mixing, size(dx[0]));
    }
    Matrix turning = MatrixChain.elementMult(Reciprocals.ofDifferences(eigen[0], ties), mixing);
    return new Matrix[] {ties.shared(mixing.extractDiag()), MatrixChain.mult(v, turning)};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(
        0,
        () -> {
          Ties ties = Spectra.of(x[0]).eigen().ties();
          Matrix[] eigen = strict ? y : STRICT.all(x);
          Matrix v = eigen[1];
          Matrix along = MatrixChain.multTransA(v, yBar[1]);
          Matrix mixing = along.minus(along.transpose()).scale(0.5);
          if (strict) {
            requireInvariant(ties, along, mixing, yBar);
          }
          Matrix turning =
              MatrixChain.elementMult(Reciprocals.ofDifferences(eigen[0], ties), mixing);
          Matrix inner = ties.shared(yBar[0]).diag().plus(turning);
          return MatrixChain.mult(v, MatrixChain.multTransB(inner, v)).symmetrise();
        });
  }

  /**
   * The part of the adjoint that rotates a basis must vanish; where values are used as well, as in
   * {@code V f(λ) Vᵀ}, coinciding values may split, and nothing may depend on single vectors.
   */
  private static void requireInvariant(Ties ties, Matrix along, Matrix mixing, Matrix[] yBar) {
    double size = size(yBar[1]);
    ties.requireUnmixed(NAME, mixing, size);
    if (!Annihilation.isZero(yBar[0])) {
      ties.requireUnmixed(NAME, along, size);
    }
  }

  static double size(Matrix v) {
    return Spectra.constant(v).normF().value();
  }
}
