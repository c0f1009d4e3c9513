package org.duetad.core.matrix.arithmetic;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Annihilation;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.Shapes;
import org.duetad.core.rules.GeneralRule;

/**
 * A scalar rule with as many results as operands, such as softmax, applied to each row. Its
 * derivative is that of the scalar rule.
 */
final class RowMap extends MatrixRule {

  private final GeneralRule rule;

  RowMap(GeneralRule rule) {
    super(rule.name(), rule);
    this.rule = rule;
  }

  @Override
  public ConstantMatrix[] value(ConstantMatrix... x) {
    Rows.check(name(), rule.arity(), x[0]);
    int n = x[0].numCols();
    double[] results = new double[x[0].numRows() * n];
    double[] row = new double[n];
    for (int i = 0; i < x[0].numRows(); i++) {
      System.arraycopy(x[0].array(), i * n, row, 0, n);
      double[] mapped = rule.evaluate(row);
      Shapes.require(
          mapped.length == n,
          name(),
          () ->
              n
                  + " operands give "
                  + mapped.length
                  + " results; a rule for rows keeps their number");
      System.arraycopy(mapped, 0, results, i * n, n);
    }
    return new ConstantMatrix[] {ConstantMatrix.owning(x[0].numRows(), n, results)};
  }

  @Override
  protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
    return new Matrix[] {mapped(rule::push, x[0], y[0], dx[0])};
  }

  @Override
  protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
    xBar.add(0, () -> mapped(rule::pull, x[0], y[0], yBar[0]));
  }

  @Override
  public boolean isMadeOfScalars() {
    return true;
  }

  @Override
  public Matrix[] definition(Matrix... x) {
    Scalar[][] rows = Rows.of(x[0]);
    Arrays.setAll(rows, i -> rule.of(rows[i]));
    return new Matrix[] {Rows.matrix(rows, x[0])};
  }

  /** The rule's push or pull. */
  @FunctionalInterface
  private interface Derivative {
    Scalar[] at(Scalar[] x, Scalar[] y, Scalar[] v);
  }

  /** Row by row. */
  private static Matrix mapped(Derivative derivative, Matrix x, Matrix y, Matrix v) {
    if (Annihilation.isZero(v)) {
      return v;
    }
    Scalar[][] rows = Rows.of(x);
    Scalar[][] results = Rows.of(y);
    Scalar[][] factors = Rows.of(v);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = derivative.at(rows[i], results[i], factors[i]);
    }
    return Rows.matrix(rows, x);
  }
}
