package org.duetad.core.matrix;

import java.util.Arrays;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.rules.Reduction;

/**
 * A scalar reduction applied to each row, {@code y_i = f(x_i1, ..., x_in)}; a column of results.
 * Its slopes are the scalar rule's.
 */
final class RowReduction implements MatrixRule {

  private final Reduction rule;

  RowReduction(Reduction rule) {
    this.rule = rule;
  }

  @Override
  public String name() {
    return rule.name();
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Rows.check(name(), rule.arity(), x[0]);
    double[] results = new double[x[0].numRows()];
    double[] row = new double[x[0].numCols()];
    for (int i = 0; i < results.length; i++) {
      System.arraycopy(x[0].array(), i * row.length, row, 0, row.length);
      results[i] = rule.value(row);
    }
    return new ConstantMatrix[] {ConstantMatrix.owning(results.length, 1, results)};
  }

  @Override
  public Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    if (dx[0] instanceof ConstantMatrix zero && zero.isZero()) {
      return new Matrix[] {ConstantMatrix.zeroLike(y[0])};
    }
    Scalar[][] rows = Rows.of(x[0]);
    Scalar[][] tangents = Rows.of(dx[0]);
    Scalar[] results = y[0].toScalars();
    Scalar[] pushed = new Scalar[rows.length];
    Arrays.setAll(pushed, i -> Chain.dot(rule.gradient().at(rows[i], results[i]), tangents[i]));
    return new Matrix[] {Matrix.of(pushed.length, 1, pushed)};
  }

  @Override
  public void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(0, () -> pulled(x[0], y[0].toScalars(), yBar[0].toScalars()));
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
      Scalar[] slopes = rule.gradient().at(rows[i], y[i]);
      Arrays.setAll(rows[i], j -> Chain.times(slopes[j], adjoint));
    }
    return Rows.matrix(rows, x);
  }
}
