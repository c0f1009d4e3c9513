package org.duetad.core.matrix.spectral;

import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;

/**
 * A decomposition in which the basis for values that coincide is turned by some angles; for a check
 * that nothing depends on it, {@link VectorsRule#turned}.
 */
final class Turned extends MatrixRule {

  private final Isolated rule;

  Turned(Isolated rule) {
    super(rule.name());
    this.rule = rule;
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    ConstantMatrix[] y = rule.value(x);
    Matrix values = y[rule.values()];
    int size = Math.max(x[0].numRows(), x[0].numCols());
    Matrix turn = turn(Ties.near(Spectra.constant(values).array(), size), values.numRows());
    Matrix[] turned = rule.results(x[0], values, rule.vectors(y).mult(turn));
    ConstantMatrix[] results = new ConstantMatrix[turned.length];
    for (int i = 0; i < results.length; i++) {
      results[i] = Spectra.constant(turned[i]);
    }
    return results;
  }

  /** Rotations of neighbours, one after the other. */
  private static Matrix turn(Ties ties, int n) {
    Matrix turn = Matrix.identity(n);
    for (int i = 1; i < n; i++) {
      if (ties.tied(i - 1, i)) {
        double c = Math.cos(i);
        double s = Math.sin(i);
        Matrix rotation = Matrix.of(2, 2, c, -s, s, c);
        turn = turn.mult(Matrix.identity(n).insertIntoThis(i - 1, i - 1, rotation));
      }
    }
    return turn;
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    throw new UnsupportedOperationException(name() + ": is only pulled back");
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(0, () -> rule.checked(x[0], y, yBar));
  }
}
