package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.arithmetic.MatrixChain;

/**
 * The singular values: {@code ṡ = diag(Uᵀ Ȧ V)}. Those that coincide share, as eigenvalues do; at
 * zero ones the slope is 0, the subgradient of least norm. Second derivatives are refused there, as
 * those of {@link EigenvaluesRule} are.
 */
final class SingularValuesRule extends SpectrumRule {

  private static final String NAME = "singularValues";

  static final SpectrumRule SINGULAR_VALUES = new SingularValuesRule();

  private SingularValuesRule() {
    super(NAME);
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    return new ConstantMatrix[] {Spectra.of(x[0]).singular().s()};
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
    return Ties.lossy(
            order, Spectra.of(a).singular().s().array(), Math.max(a.numRows(), a.numCols()))
        .anyMultipleOrZero();
  }

  @Override
  public SpectralFrame frame(ConstantMatrix a) {
    return SpectralFrame.ofSingularValues(a);
  }

  private static ConstantMatrix zero(Matrix a) {
    return ConstantMatrix.zero(Math.min(a.numRows(), a.numCols()), 1);
  }

  /** {@code t(A, E) = diag(Uᵀ E V)}, shared. */
  private static final MatrixRule TANGENTS =
      new MatrixRule(NAME) {

        @Override
        public ConstantMatrix[] value(ConstantMatrix... x) {
          if (x[1].isZero()) {
            return new ConstantMatrix[] {zero(x[0])};
          }
          Spectra.Singular svd = Spectra.of(x[0]).singular();
          Matrix slopes = shared(x[0], svd.s(), diagonal(svd.u(), x[1], svd.v()));
          return new ConstantMatrix[] {Spectra.constant(slopes)};
        }

        @Override
        protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
          Matrix ofE = of(x[0], dx[1]);
          if (Annihilation.isZero(dx[0])) {
            return new Matrix[] {ofE};
          }
          Matrix[] svd = SvdRule.SVD.all(x[0]);
          Matrix[] turned = SvdRule.turned(svd, dx[0]);
          Matrix ofA = diagonal(turned[0], x[1], svd[2]).plus(diagonal(svd[0], x[1], turned[2]));
          return new Matrix[] {ofE.plus(shared(x[0], svd[1], ofA))};
        }

        @Override
        protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
          xBar.add(0, () -> second(x[0], yBar[0], x[1]));
          xBar.add(1, () -> ADJOINTS.of(x[0], yBar[0]));
        }
      };

  /** {@code g(A, w) = U diag(w) Vᵀ} with w shared: the gradient of {@code ⟨w, s⟩}. */
  private static final MatrixRule ADJOINTS =
      new MatrixRule(NAME) {

        @Override
        public ConstantMatrix[] value(ConstantMatrix... x) {
          if (x[1].isZero()) {
            return new ConstantMatrix[] {ConstantMatrix.zeroLike(x[0])};
          }
          Spectra.Singular svd = Spectra.of(x[0]).singular();
          Matrix sum = composed(svd.u(), shared(x[0], svd.s(), x[1]), svd.v());
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

  private static Matrix shared(Matrix a, Matrix s, Matrix slopes) {
    return new Sharing(Math.max(a.numRows(), a.numCols()), true).of(s, slopes);
  }

  /** {@code diag(Uᵀ E V)}. */
  private static Matrix diagonal(Matrix u, Matrix e, Matrix v) {
    return MatrixChain.elementMult(u, MatrixChain.mult(e, v)).sumCols().transpose();
  }

  /** {@code U diag(w) Vᵀ}. */
  private static Matrix composed(Matrix u, Matrix w, Matrix v) {
    Matrix slopes = w.transpose().repeatRow(u.numRows());
    return MatrixChain.multTransB(MatrixChain.elementMult(slopes, u), v);
  }

  /** The derivative of {@code g(A, w)} in a direction E, {@code U̇ W Vᵀ + U W V̇ᵀ}. */
  private static Matrix second(Matrix a, Matrix w, Matrix e) {
    if (Annihilation.isZero(w) || Annihilation.isZero(e)) {
      return ConstantMatrix.zeroLike(a);
    }
    Matrix[] svd = SvdRule.SVD.all(a);
    Matrix[] turned = SvdRule.turned(svd, e);
    Matrix slopes = shared(a, svd[1], w);
    return composed(turned[0], slopes, svd[2]).plus(composed(svd[0], slopes, turned[2]));
  }
}
