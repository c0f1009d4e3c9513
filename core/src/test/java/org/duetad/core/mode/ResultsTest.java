package org.duetad.core.mode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.duetad.core.Scalar;
import org.duetad.core.nested.NestedJvp;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.core.spi.Excerpt;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Results of derivative calls: short when printed, and caller-owned. */
class ResultsTest {

  private static final DMatrixRMaj ROW = new DMatrixRMaj(new double[][] {{1, 2}});
  private static final DMatrixRMaj WIDE = new DMatrixRMaj(30, 40);

  @Test
  void shortOnesPrintWhole() {
    assertEquals(
        "Jvp[value=(1.0), tangent=(0.5, NaN)]",
        new Jvp(new double[] {1}, new double[] {0.5, Double.NaN}).toString());
    assertEquals(
        "ValueAndGradient[value=2.0, gradient=()]",
        new ValueAndGradient(2, new double[0]).toString());
    assertEquals(
        "ValueAndJacobian[value=(1.0, 2.0), jacobian=2x1 ((3.0), (4.0))]",
        new ValueAndJacobian(new double[] {1, 2}, new double[][] {{3}, {4}}).toString());
    assertEquals(
        "NestedJvp[value=(1.0), tangent=(2.0)]",
        new NestedJvp(Scalar.of(new double[] {1}), Scalar.of(new double[] {2})).toString());
    assertEquals(
        "MatrixJvp[value=1x2 (1.0, 2.0), tangent=0x0 ()]",
        new MatrixJvp(ROW, new DMatrixRMaj(0, 0)).toString());
    assertEquals(
        "MatrixGradient[value=3.0, gradient=(1x2 (1.0, 2.0), 1x2 (1.0, 2.0))]",
        new MatrixGradient(3, new DMatrixRMaj[] {ROW, ROW}).toString());
  }

  @Test
  void longOnesPrintTheirFirstElementsAndHowManyThereAre() {
    String zeros = "(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, ... ";
    assertEquals(
        "ValueAndGradient[value=2.0, gradient=" + zeros + "1000 in all)]",
        new ValueAndGradient(2, new double[1000]).toString());
    assertEquals(
        "MatrixJvp[value=1x2 (1.0, 2.0), tangent=30x40 " + zeros + "1200 in all)]",
        new MatrixJvp(ROW, WIDE).toString());
    assertEquals("(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)", Excerpt.of(new double[6]));
    assertEquals(zeros + "7 in all)", Excerpt.of(new double[7]));
    assertEquals("100x0 ((), (), (), (), (), (), ... 100 in all)", Excerpt.of(new double[100][0]));
  }

  @Test
  void jacobiansOfMatricesPrintTheirShapes() {
    assertEquals(
        "MatrixJacobian[1x2 by 1x2, derivatives=2x2 (1.0, 0.0, 0.0, 1.0)]",
        new FiniteDifferences().jacobian(x -> x[0], ROW)[0].toString());
  }

  @Test
  void theyKeepTheArraysAndAreEqualByThem() {
    double[] gradient = {1, 2};
    ValueAndGradient result = new ValueAndGradient(3, gradient);
    assertSame(gradient, result.gradient());
    assertEquals(result, new ValueAndGradient(3, gradient));
    assertNotEquals(result, new ValueAndGradient(3, gradient.clone()));
  }
}
