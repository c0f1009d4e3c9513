package org.duetad.core.matrix.arithmetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.duetad.core.matrix.Matrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductsTest {

  private static final double INF = Double.POSITIVE_INFINITY;

  @Test
  void innerProductsAreOfAllShapes() {
    Matrix a = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
    assertEquals(91, a.squaredNorm().value());
    assertEquals(91 - 21, a.dot(a.plus(-1)).value());
  }

  /** In each place of the four sums that detect NaN, and after them. */
  @Test
  void zerosOfTheChainRuleAnnihilate() {
    for (int i = 0; i < 7; i++) {
      double[] x = {1, 2, 3, 4, 5, 6, 7};
      double[] zero = {1, 1, 1, 1, 1, 1, 1};
      double[] expected = x.clone();
      x[i] = INF;
      zero[i] = 0;
      expected[i] = 0;
      Matrix product = MatrixChain.elementMult(Matrix.row(x), Matrix.row(zero));
      assertArrayEquals(expected, product.value().data);
      assertEquals(
          28 - (i + 1), MatrixChain.mult(Matrix.row(x), Matrix.column(zero)).get(0, 0).value());
      assertEquals(0, MatrixChain.scale(Matrix.of(1, 1, 0.0), Matrix.row(x)).get(0, i).value());
    }
  }

  @Test
  void infinitiesOfBothSignsAreNoReasonForCare() {
    Matrix x = Matrix.row(INF, 1, 2, 3, -INF);
    Matrix product = MatrixChain.elementMult(x, Matrix.row(1, 0, 1, 1, 2));
    assertArrayEquals(new double[] {INF, 0, 2, 3, -INF}, product.value().data);
  }

  @ParameterizedTest
  @CsvSource({"3, 4, 5", "15, 300, 200", "16, 300, 200", "40, 1000, 60"})
  void aTransposedFactorGivesTheSameByEitherWay(int m, int inner, int n) {
    DMatrixRMaj a = RandomMatrices_DDRM.rectangle(m, inner, new Random(1));
    DMatrixRMaj b = RandomMatrices_DDRM.rectangle(n, inner, new Random(2));
    DMatrixRMaj expected = CommonOps_DDRM.mult(a, CommonOps_DDRM.transpose(b, null), null);
    DMatrixRMaj actual = Matrix.of(a).multTransB(Matrix.of(b)).value();
    assertTrue(MatrixFeatures_DDRM.isIdentical(expected, actual, 1e-11));
  }
}
