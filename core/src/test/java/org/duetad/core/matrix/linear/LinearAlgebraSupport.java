package org.duetad.core.matrix.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;

/** What tests of linear algebra have in common. */
final class LinearAlgebraSupport {

  private LinearAlgebraSupport() {}

  static void assertClose(Matrix expected, Matrix actual, double tolerance) {
    assertEquals(expected.shape(), actual.shape());
    double[] e = expected.value().data;
    double[] a = actual.value().data;
    for (int k = 0; k < e.length; k++) {
      boolean close = Math.abs(e[k] - a[k]) <= tolerance;
      assertTrue(close, () -> expected.value() + " and " + actual.value());
    }
  }

  static Matrix[] pull(MatrixRule rule, Matrix[] x, Matrix[] y, Matrix[] yBar) {
    Matrix[] xBar = zeros(x);
    rule.pull(x, y, yBar, (i, adjoint) -> xBar[i] = xBar[i].plus(adjoint.get()));
    return xBar;
  }

  static Matrix[] zeros(Matrix[] x) {
    return Arrays.stream(x).map(ConstantMatrix::zeroLike).toArray(Matrix[]::new);
  }

  static Matrix[] like(Matrix[] x, LinearAlgebraOperands random) {
    return Arrays.stream(x)
        .map(part -> random.normal(part.numRows(), part.numCols()))
        .toArray(Matrix[]::new);
  }
}
