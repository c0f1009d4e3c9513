package org.duetad.testing.matrices;

import static org.duetad.testing.matrices.MatrixAssertions.assertSameNumbers;
import static org.duetad.testing.matrices.MatrixAssertions.elements;
import static org.duetad.testing.matrices.MatrixAssertions.rows;

import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.rules.Elementary;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** A factor that is exactly zero annihilates an infinite or undefined one, number by number. */
interface MatrixAnnihilation extends MatrixModeUnderTest {

  double INF = Double.POSITIVE_INFINITY;

  /** Infinite and undefined where the directions and seeds below are zero. */
  private static DMatrixRMaj corner() {
    return rows(new double[] {INF, 2}, new double[] {Double.NaN, 3});
  }

  private static DMatrixRMaj ordinary() {
    return rows(new double[] {1, 2}, new double[] {3, 4});
  }

  private void assertTangent(MatrixFunction f, DMatrixRMaj v, double... expected) {
    DMatrixRMaj zero = new DMatrixRMaj(2, 2);
    DMatrixRMaj[] x = {corner(), ordinary()};
    double[] tangent = elements(mode().jvp(f, x, new DMatrixRMaj[] {zero, v}).tangent());
    assertSameNumbers("tangent", expected, tangent);
  }

  private void assertAdjoint(MatrixFunction f, DMatrixRMaj w, double... expected) {
    DMatrixRMaj[] adjoints = mode().vjp(f, corner(), ordinary()).pullback(w);
    assertSameNumbers("adjoint", expected, elements(adjoints[1]));
  }

  /** The first row of B is not moved, so the first column of A does not matter. */
  @Test
  default void product() {
    DMatrixRMaj v = rows(new double[] {0, 0}, new double[] {1, -1});
    assertTangent(x -> x[0].mult(x[1]), v, 2, -2, 3, -3);
    assertTangent(x -> x[0].transpose().multTransA(x[1]), v, 2, -2, 3, -3);
    assertTangent(x -> x[0].multTransB(x[1].transpose()), v, 2, -2, 3, -3);
    assertTangent(x -> x[0].transpose().multTransAB(x[1].transpose()), v, 2, -2, 3, -3);
  }

  /** {@code B̄ = Aᵀ C̄}: where C̄ has a zero row, that row of A does not matter. */
  @Test
  default void adjointOfAProduct() {
    DMatrixRMaj w = rows(new double[] {1, -2}, new double[] {0, 0});
    assertAdjoint(x -> x[0].mult(x[1]), w, INF, -INF, 2, -4);
    assertAdjoint(x -> x[0].transpose().multTransA(x[1]), w, INF, -INF, 2, -4);
  }

  @Test
  default void elementwise() {
    DMatrixRMaj v = rows(new double[] {0, 5}, new double[] {0, -7});
    assertTangent(x -> x[0].elementMult(x[1]), v, 0, 10, 0, -21);
    assertAdjoint(x -> x[0].elementMult(x[1]), v, 0, 10, 0, -21);
    assertTangent(
        x -> x[0].apply(Elementary.EXP).elementMult(x[1]),
        v,
        0,
        5 * Math.exp(2),
        0,
        -7 * Math.exp(3));
  }

  @Test
  default void innerProductAndScale() {
    DMatrixRMaj v = rows(new double[] {0, 5}, new double[] {0, -7});
    assertTangent(x -> Matrix.column(x[0].dot(x[1])), v, 10 - 21);
    DMatrixRMaj first = rows(new double[] {2, 0}, new double[] {0, 0});
    assertTangent(x -> x[0].scale(x[1].get(0, 1)), first, 0, 0, 0, 0);
    assertTangent(x -> x[0].cols(1, 2).scale(x[1].get(0, 0)), first, 4, 6);
    DMatrixRMaj w = rows(new double[] {0, 1}, new double[] {0, 1});
    assertAdjoint(x -> x[0].scale(x[1].get(1, 0)), w, 0, 0, 5, 0);
  }

  /** A row without a seed does not matter, whatever its elements. */
  @Test
  default void rowsThatAreNotAskedFor() {
    MatrixFunction f = x -> x[1].elementMult(x[0]).softmaxRows();
    assertAdjoint(f, new DMatrixRMaj(2, 2), 0, 0, 0, 0);
    MatrixFunction stacked = x -> Matrix.concatRows(x[0], x[1]).logSumExpRows();
    DMatrixRMaj w = MatrixAssertions.column(0, 0, 1, 0);
    double s = 1 / (1 + Math.exp(-1));
    assertAdjoint(stacked, w, 1 - s, s, 0, 0);
  }
}
