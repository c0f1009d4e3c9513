package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;

/**
 * Slopes of eigenvalues or singular values x: those that coincide share, each has the mean, which
 * depends on no choice of vectors. The operands are x and the slopes; the rule is linear in these
 * and its own transpose.
 */
final class Sharing extends MatrixRule {

  private final int size;
  private final boolean singular;

  /**
   * For a matrix.
   *
   * @param size the larger of its rows and columns
   * @param singular whether the values are singular values, of which zero ones have slope 0
   */
  Sharing(int size, boolean singular) {
    super("shared");
    this.size = size;
    this.singular = singular;
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    if (x[1].isZero()) {
      return new ConstantMatrix[] {x[1]};
    }
    double[] shared = Ties.of(x[0].array(), size).shared(x[1].array(), singular);
    return new ConstantMatrix[] {ConstantMatrix.owning(shared.length, 1, shared)};
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    return all(x[0], dx[1]);
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(1, () -> of(x[0], yBar[0]));
  }
}
