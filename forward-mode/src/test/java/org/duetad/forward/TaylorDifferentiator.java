package org.duetad.forward;

import java.util.Arrays;
import org.duetad.core.Arguments;
import org.duetad.core.Differentiator;
import org.duetad.core.Jvp;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.MatrixArguments;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixJvp;
import org.ejml.data.DMatrixRMaj;

/**
 * Taylor mode asked for first derivatives, so that it must pass what every mode passes: JVPs are
 * coefficients of order 1 of longer series.
 *
 * @param order how long the series are, at least 1
 */
record TaylorDifferentiator(int order) implements Differentiator {

  @Override
  public String name() {
    return "taylor " + order;
  }

  @Override
  public Jvp jvp(VectorFunction f, double[] x, double[] v) {
    double[][] y = Curves.outputs("jvp", f, Curves.line("jvp", x, v, order));
    return new Jvp(column(y, 0), column(y, 1));
  }

  @Override
  public double[][] jacobian(VectorFunction f, double... x) {
    Arguments.point("jacobian", x);
    return jacobianColumns(f, x, 0, x.length);
  }

  @Override
  public double[][] jacobianColumns(VectorFunction f, double[] x, int from, int to) {
    Arguments.point("jacobian", x);
    Arguments.range("jacobian", from, to, x.length);
    double[][] columns = new double[to - from][];
    for (int i = from; i < to; i++) {
      double[] unit = new double[x.length];
      unit[i] = 1;
      columns[i - from] =
          column(Curves.outputs("jacobian", f, Curves.line("jacobian", x, unit, order)), 1);
    }
    double[][] rows = new double[columns[0].length][columns.length];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < columns.length; k++) {
        rows[i][k] = columns[k][i];
      }
    }
    return rows;
  }

  @Override
  public MatrixJvp jvp(MatrixFunction f, DMatrixRMaj[] x, DMatrixRMaj[] v) {
    MatrixArguments.point("jvp", x);
    DMatrixRMaj[][] curve = new DMatrixRMaj[x.length][order + 1];
    for (int i = 0; i < x.length; i++) {
      Arrays.fill(curve[i], x[i].createLike());
      curve[i][0] = x[i];
      curve[i][1] = v[i];
    }
    DMatrixRMaj[] y = MatrixCurves.output("jvp", f, curve);
    return new MatrixJvp(y[0], y[1]);
  }

  private static double[] column(double[][] y, int k) {
    return Arrays.stream(y).mapToDouble(c -> c[k]).toArray();
  }
}
