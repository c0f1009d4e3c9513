package org.duetad.core.matrix.arithmetic;

import java.util.Arrays;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.rules.Reduction;

/**
 * A scalar reduction applied to each row, {@code y_i = f(x_i1, ..., x_in)}; a column of results.
 * Its slopes are those of the scalar rule.
 */
final class RowReduction extends MatrixRule {

  private final Reduction rule;

  RowReduction(Reduction rule) {
    super(rule.name(), rule);
    this.rule = rule;
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Rows.check(name(), rule.arity(), x[0]);
    double[] elements = x[0].array();
    double[] results = new double[x[0].numRows()];
    double[] row = new double[x[0].numCols()];
    for (int i = 0; i < results.length; i++) {
      System.arraycopy(elements, i * row.length, row, 0, row.length);
      results[i] = rule.value(row);
    }
    return new ConstantMatrix[] {ConstantMatrix.owning(results.length, 1, results)};
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    if (Annihilation.isZero(dx[0])) {
      return new Matrix[] {ConstantMatrix.zeroLike(y[0])};
    }
    if (x[0] instanceof ConstantMatrix in
        && y[0] instanceof ConstantMatrix out
        && dx[0] instanceof ConstantMatrix tangents) {
      return new Matrix[] {pushed(in, out, tangents)};
    }
    Scalar[][] rows = Rows.of(x[0]);
    Scalar[][] tangents = Rows.of(dx[0]);
    Scalar[] results = y[0].toScalars();
    Scalar[] pushed = new Scalar[rows.length];
    Arrays.setAll(pushed, i -> Chain.dot(rule.slopes(rows[i], results[i]), tangents[i]));
    return new Matrix[] {Matrix.of(pushed.length, 1, pushed)};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(0, () -> pulled(x[0], y[0], yBar[0]));
  }

  private Matrix pulled(Matrix x, Matrix y, Matrix yBar) {
    return x instanceof ConstantMatrix in
            && y instanceof ConstantMatrix out
            && yBar instanceof ConstantMatrix adjoints
        ? pulled(in, out, adjoints)
        : pulled(x, y.toScalars(), yBar.toScalars());
  }

  private ConstantMatrix pushed(ConstantMatrix x, ConstantMatrix y, ConstantMatrix dx) {
    double[] pushed = new double[x.numRows()];
    double[] slopes = new double[x.numCols()];
    double[] tangents = new double[x.numCols()];
    for (int i = 0; i < pushed.length; i++) {
      slopes(x, y, i, slopes);
      System.arraycopy(dx.array(), i * tangents.length, tangents, 0, tangents.length);
      pushed[i] = Chain.dot(slopes, tangents);
    }
    return ConstantMatrix.owning(pushed.length, 1, pushed);
  }

  private ConstantMatrix pulled(ConstantMatrix x, ConstantMatrix y, ConstantMatrix yBar) {
    double[] pulled = new double[x.numRows() * x.numCols()];
    double[] slopes = new double[x.numCols()];
    int k = 0;
    for (int i = 0; i < x.numRows(); i++) {
      double adjoint = yBar.at(i);
      slopes(x, y, i, slopes);
      for (double slope : slopes) {
        pulled[k++] = Chain.times(slope, adjoint);
      }
    }
    return ConstantMatrix.owning(x.numRows(), x.numCols(), pulled);
  }

  private void slopes(ConstantMatrix x, ConstantMatrix y, int i, double[] slopes) {
    System.arraycopy(x.array(), i * slopes.length, slopes, 0, slopes.length);
    rule.gradientAt(slopes, y.at(i), slopes);
  }

  @Override
  public boolean isMadeOfScalars() {
    return true;
  }

  @Override
  public Matrix[] definition(Matrix... x) {
    Scalar[] results = Arrays.stream(Rows.of(x[0])).map(rule::of).toArray(Scalar[]::new);
    return new Matrix[] {Matrix.of(results.length, 1, results)};
  }

  private Matrix pulled(Matrix x, Scalar[] y, Scalar[] yBar) {
    Scalar[][] rows = Rows.of(x);
    for (int i = 0; i < rows.length; i++) {
      Scalar adjoint = yBar[i];
      Scalar[] slopes = rule.slopes(rows[i], y[i]);
      Arrays.setAll(rows[i], j -> Chain.times(slopes[j], adjoint));
    }
    return Rows.matrix(rows, x);
  }
}
