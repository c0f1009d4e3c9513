package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.matrix.arithmetic.MatrixChain;

/**
 * The eigenvalues of the symmetric part: {@code λ̇ = diag(Vᵀ Ȧ V)}. Those that coincide share: each
 * has the mean of their slopes, which depends on no choice of eigenvectors. Second derivatives are
 * refused there, as this rule does not know what becomes of the eigenvalues: those of smooth
 * functions of all of them exist, but are no derivatives of the mean.
 */
final class EigenvaluesRule extends SpectrumRule {

  private static final String NAME = "symmetricEigenvalues";

  static final SpectrumRule EIGENVALUES = new EigenvaluesRule();

  private EigenvaluesRule() {
    super(NAME);
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Shapes.square(NAME, x[0]);
    return new ConstantMatrix[] {Spectra.of(x[0]).eigen().values()};
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    return new Matrix[] {Annihilation.isZero(dx[0]) ? zero(x[0]) : TANGENTS.of(x[0], dx[0])};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(0, () -> ADJOINTS.of(x[0], yBar[0]));
  }

  @Override
  public boolean isNearlyTied(ConstantMatrix a, int order) {
    return Ties.lossy(order, Spectra.of(a).eigen().values().array(), a.numRows()).anyMultiple();
  }

  @Override
  public SpectralFrame frame(ConstantMatrix a) {
    return SpectralFrame.ofEigenvalues(a);
  }

  private static ConstantMatrix zero(Matrix a) {
    return ConstantMatrix.zero(a.numRows(), 1);
  }

  /** {@code t(A, E) = diag(Vᵀ E V)}, shared. */
  private static final MatrixRule TANGENTS =
      new MatrixRule(NAME) {

        @Override
        public ConstantMatrix[] value(ConstantMatrix... x) {
          if (x[1].isZero()) {
            return new ConstantMatrix[] {zero(x[0])};
          }
          Spectra.Eigen eigen = Spectra.of(x[0]).eigen();
          Matrix v = eigen.vectors();
          Matrix ofVectors = MatrixChain.elementMult(v, MatrixChain.mult(x[1].symmetrise(), v));
          Matrix slopes = shared(eigen.values(), ofVectors.sumCols().transpose());
          return new ConstantMatrix[] {Spectra.constant(slopes)};
        }

        @Override
        protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
          Matrix ofE = of(x[0], dx[1]);
          if (Annihilation.isZero(dx[0])) {
            return new Matrix[] {ofE};
          }
          Matrix[] eigen = EigenRule.EIGEN.all(x[0]);
          Matrix turning = EigenRule.turning(eigen[0], EigenRule.mixing(eigen[1], dx[0]));
          Matrix products =
              MatrixChain.elementMult(EigenRule.mixing(eigen[1], x[1]), turning).sumRows();
          return new Matrix[] {ofE.plus(shared(eigen[0], products.scale(-2.0)))};
        }

        @Override
        protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
          xBar.add(0, () -> second(x[0], yBar[0], x[1]));
          xBar.add(1, () -> ADJOINTS.of(x[0], yBar[0]));
        }
      };

  /** {@code g(A, w) = V diag(w) Vᵀ} with w shared: the gradient of {@code ⟨w, λ⟩}. */
  private static final MatrixRule ADJOINTS =
      new MatrixRule(NAME) {

        @Override
        public ConstantMatrix[] value(ConstantMatrix... x) {
          if (x[1].isZero()) {
            return new ConstantMatrix[] {ConstantMatrix.zeroLike(x[0])};
          }
          Spectra.Eigen eigen = Spectra.of(x[0]).eigen();
          Matrix v = eigen.vectors();
          Matrix slopes = shared(eigen.values(), x[1]).transpose().repeatRow(x[0].numRows());
          Matrix sum = MatrixChain.multTransB(MatrixChain.elementMult(slopes, v), v).symmetrise();
          return new ConstantMatrix[] {Spectra.constant(sum)};
        }

        @Override
        protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
          Matrix ofW = of(x[0], dx[1]);
          return new Matrix[] {
            Annihilation.isZero(dx[0]) ? ofW : ofW.plus(second(x[0], x[1], dx[0]))
          };
        }

        @Override
        protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
          xBar.add(0, () -> second(x[0], x[1], yBar[0]));
          xBar.add(1, () -> TANGENTS.of(x[0], yBar[0]));
        }
      };

  private static Matrix shared(Matrix lambda, Matrix slopes) {
    return new Sharing(lambda.numRows(), false).of(lambda, slopes);
  }

  /** The derivative of {@code g(A, w)} in a direction E: {@code V (T W - W T) Vᵀ, T = Vᵀ V̇}. */
  private static Matrix second(Matrix a, Matrix w, Matrix e) {
    if (Annihilation.isZero(w) || Annihilation.isZero(e)) {
      return ConstantMatrix.zeroLike(a);
    }
    Matrix[] eigen = EigenRule.EIGEN.all(a);
    Matrix turning = EigenRule.turning(eigen[0], EigenRule.mixing(eigen[1], e));
    Matrix moved = MatrixChain.mult(turning, shared(eigen[0], w).diag());
    return EigenRule.composed(eigen[1], moved.plus(moved.transpose()));
  }
}
