package org.duetad.core.matrix.arithmetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.GeneralRule;
import org.junit.jupiter.api.Test;

/** A user's rule applied to rows, written without regard to annihilating zeros. */
class RowMapTest {

  private static final Matrix X = Matrix.of(2, 2, Double.NaN, Double.POSITIVE_INFINITY, 1, 2);
  private static final Matrix V = Matrix.of(2, 2, 0, 0, 3, 4);

  /** {@code x_i²}, with a given number of derivatives. */
  private static final class Squares extends GeneralRule {

    private final int derivatives;

    Squares(int derivatives) {
      super("squares", Arity.SOME);
      this.derivatives = derivatives;
    }

    @Override
    public double[] value(double... x) {
      return Arrays.stream(x).map(xi -> xi * xi).toArray();
    }

    @Override
    public Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
      Scalar[] products = new Scalar[derivatives];
      Arrays.setAll(products, i -> x[i].multiply(2).multiply(dx[i]));
      return products;
    }

    @Override
    public Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
      return pushforward(x, y, yBar);
    }
  }

  private static double[] pushed(MatrixRule rule) {
    Matrix[] x = {X};
    return rule.push(x, rule.all(x), new Matrix[] {V})[0].value().data;
  }

  private static double[] pulled(MatrixRule rule) {
    Matrix[] x = {X};
    Matrix[] xBar = new Matrix[1];
    rule.pull(x, rule.all(x), new Matrix[] {V}, (i, adjoint) -> xBar[i] = adjoint.get());
    return xBar[0].value().data;
  }

  @Test
  void rowsOfZerosAnnihilate() {
    MatrixRule rule = new RowMap(new Squares(2));
    assertArrayEquals(new double[] {0, 0, 6, 16}, pushed(rule), 1e-12, "tangent");
    assertArrayEquals(new double[] {0, 0, 6, 16}, pulled(rule), 1e-12, "adjoint");
  }

  @Test
  void aWrongNumberOfDerivativesIsRefused() {
    MatrixRule rule = new RowMap(new Squares(1));
    String tangents = assertThrows(IllegalStateException.class, () -> pushed(rule)).getMessage();
    assertTrue(tangents.contains("squares: the rule returned 1 tangents, expected 2"), tangents);
    String adjoints = assertThrows(IllegalStateException.class, () -> pulled(rule)).getMessage();
    assertTrue(adjoints.contains("squares: the rule returned 1 adjoints, expected 2"), adjoints);
  }
}
