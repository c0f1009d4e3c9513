package org.duetad.core.matrix.general;

import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.arithmetic.MatrixChain;

/**
 * The gradient {@code Σ w_i P_iᵀ} of {@code ⟨w, λ⟩}, of eigenvalues some of which coincide: the
 * operands are A and w, and each eigenvalue has its own {@link EigenProjector}. The weight of an
 * eigenvalue without one must be exactly zero, in all derivatives too; the derivative by that
 * weight is unknown, and NaN.
 */
final class EigenGradient extends MatrixRule {

  static final MatrixRule GRADIENT = new EigenGradient();

  private EigenGradient() {
    super("eigenvalues", "gradient");
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Matrix sum = ConstantMatrix.zeroLike(x[0]);
    for (int i = 0; i < x[1].numRows(); i++) {
      if (x[1].at(i) != 0) {
        sum = sum.plus(projector(x[0], i).transpose().scale(x[1].at(i)));
      }
    }
    return new ConstantMatrix[] {sum.primal()};
  }

  private static Matrix projector(Matrix a, int i) {
    return new EigenProjector(i).of(a);
  }

  private static int[] simple(Matrix a) {
    return RealSpectrum.of(a.primal()).simple(a.primal().elements());
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    Matrix sum = of(x[0], dx[1]);
    if (!Annihilation.vanishes(dx[0])) {
      for (int i : simple(x[0])) {
        Matrix p = projector(x[0], i);
        Matrix moved = new EigenProjector(i).push(new Matrix[] {x[0]}, new Matrix[] {p}, dx)[0];
        sum = sum.plus(MatrixChain.scale(element(x[1], i), moved.transpose()));
      }
    }
    return new Matrix[] {sum};
  }

  private static Matrix element(Matrix w, int i) {
    return w.extractMatrix(i, i + 1, 0, 1);
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    Matrix pBar = yBar[0].transpose();
    int[] simple = simple(x[0]);
    xBar.add(
        0,
        () -> {
          Matrix sum = ConstantMatrix.zeroLike(x[0]);
          for (int i : simple) {
            Matrix pulled = EigenProjector.pulled(x[0], projector(x[0], i), pBar);
            sum = sum.plus(MatrixChain.scale(element(x[1], i), pulled));
          }
          return sum;
        });
    xBar.add(1, () -> EigenvaluesApart.traces(x[0], yBar[0]));
  }
}
