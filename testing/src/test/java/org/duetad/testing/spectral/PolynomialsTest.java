package org.duetad.testing.spectral;

import static org.duetad.testing.spectral.CoincidingValuesTest.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.forward.TaylorMode;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Determinants at singular matrices, and exponentials where there is nothing to scale by. */
class PolynomialsTest {

  private static final List<double[][]> SINGULAR =
      List.of(
          new double[][] {{1, 0, 0}, {0, 0, 0}, {0, 0, 0}},
          new double[][] {{.1, .2, .3}, {.4, .5, .6}, {.7, .8, .9}},
          new double[][] {{0, 0, 0}, {0, 0, 0}, {0, 0, 0}},
          new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9 + 1e-10}});

  private static DMatrixRMaj random(int n, long seed) {
    return Matrix.of(n, n, new Random(seed).doubles((long) n * n, -1, 1).toArray()).value();
  }

  /** The rule of Sarrus. */
  private static Scalar sarrus(Matrix[] x) {
    Scalar sum = Scalar.of(0.0);
    for (int i = 0; i < 3; i++) {
      int j = (i + 1) % 3;
      int k = (i + 2) % 3;
      Scalar up = x[0].get(0, i).multiply(x[0].get(1, j)).multiply(x[0].get(2, k));
      Scalar down = x[0].get(0, k).multiply(x[0].get(1, j)).multiply(x[0].get(2, i));
      sum = sum.add(up).subtract(down);
    }
    return sum;
  }

  @Test
  void determinantsOfAnyRank() {
    MatrixScalarFunction determinant = x -> x[0].determinant();
    MatrixScalarFunction byCofactors = x -> x[0].cofactor().dot(x[0]).divide(3);
    DMatrixRMaj e = random(3, 1);
    DMatrixRMaj g = random(3, 2);
    for (double[][] row : SINGULAR) {
      DMatrixRMaj a = new DMatrixRMaj(row);
      DMatrixRMaj second = Paths.second(PolynomialsTest::sarrus, a, e).get(0).derivative().get();
      DMatrixRMaj third = Paths.third(PolynomialsTest::sarrus, a, e, g).get(0).derivative().get();
      for (MatrixScalarFunction f : List.of(determinant, byCofactors)) {
        Paths.second(f, a, e)
            .forEach(p -> assertClose(p.name(), second, p.derivative().get(), 1e-14));
        Paths.third(f, a, e, g)
            .forEach(p -> assertClose(p.name(), third, p.derivative().get(), 1e-14));
        double along = Paths.taylor(PolynomialsTest::sarrus, a, e, 3);
        assertEquals(along, Paths.taylor(f, a, e, 3), 1e-13);
        assertEquals(0, Paths.taylor(f, a, e, 4), 1e-12);
      }
    }
  }

  /** By expansion along the rows, once for each set of columns. */
  private static Scalar expanded(Matrix x) {
    int n = x.numRows();
    Scalar[] minors = new Scalar[1 << n];
    minors[0] = Scalar.of(1.0);
    for (int set = 1; set < minors.length; set++) {
      int row = Integer.bitCount(set) - 1;
      Scalar sum = Scalar.of(0.0);
      for (int j = 0; j < n; j++) {
        if ((set >> j & 1) == 1) {
          Scalar term = x.get(row, j).multiply(minors[set ^ (1 << j)]);
          boolean even = Integer.bitCount(set >> (j + 1)) % 2 == 0;
          sum = even ? sum.add(term) : sum.subtract(term);
        }
      }
      minors[set] = sum;
    }
    return minors[minors.length - 1];
  }

  /** Beyond the size where minors pay, of every rank and condition. */
  @Test
  void determinantsOfLargeMatrices() {
    int n = 7;
    Matrix u = Matrix.of(random(n, 3)).qr().q();
    Matrix v = Matrix.of(random(n, 4)).qr().q();
    DMatrixRMaj e = random(n, 1);
    DMatrixRMaj g = random(n, 2);
    MatrixScalarFunction determinant = x -> x[0].determinant();
    MatrixScalarFunction byExpansion = x -> expanded(x[0]);
    for (double[] s :
        new double[][] {
          {3, 2, 2, 1, 1, 1, 1},
          {3, 2, 2, 1, 1, 1, 1e-3},
          {3, 2, 2, 1, 1, 1, 1e-10},
          {3, 2, 2, 1, 1, 1e-8, 1e-10},
          {3, 2, 2, 1, 1, 1, 0},
          {3, 2, 2, 1, 0, 0, 0},
          {0, 0, 0, 0, 0, 0, 0}
        }) {
      DMatrixRMaj a = u.mult(Matrix.column(s).diag()).multTransB(v).value();
      Paths.Path reference = Paths.third(byExpansion, a, e, g).get(0);
      DMatrixRMaj third = reference.derivative().get();
      for (Paths.Path path : Paths.third(determinant, a, e, g)) {
        assertClose(path.name(), third, path.derivative().get(), 1e-12);
      }
      for (int order = 3; order <= 6; order++) {
        double along = Paths.taylor(byExpansion, a, e, order);
        double actual = Paths.taylor(determinant, a, e, order);
        assertEquals(along, actual, 1e-10 * Math.max(1, Math.abs(along)), "order " + order);
      }
    }
  }

  @Test
  void minorsThatAreTooManyAreRefused() {
    int n = 40;
    DMatrixRMaj a = new DMatrixRMaj(n, n);
    DMatrixRMaj e = random(n, 1);
    MatrixScalarFunction determinant = x -> x[0].determinant();
    String message =
        assertThrows(ArithmeticException.class, () -> Paths.taylor(determinant, a, e, 6))
            .getMessage();
    assertTrue(message.contains("40x40") && message.contains("condition number"), message);
  }

  /** {@code det(tI) = t³}. */
  @Test
  void determinantOfAMultipleOfTheIdentity() {
    MatrixScalarFunction determinant = x -> x[0].determinant();
    DMatrixRMaj identity = Matrix.identity(3).value();
    assertEquals(6, Paths.taylor(determinant, new DMatrixRMaj(3, 3), identity, 3), 1e-14);
  }

  /**
   * {@code tr X = n, tr X²/2}: the Hessian of tr exp at 0 is Eᵀ, its third derivative symmetric.
   */
  @Test
  void exponentialsNearZero() {
    MatrixScalarFunction trace = x -> x[0].matrixExponential().trace();
    DMatrixRMaj e = random(3, 1);
    DMatrixRMaj g = random(3, 2);
    Matrix ge = Matrix.of(g).mult(Matrix.of(e));
    DMatrixRMaj products = ge.plus(Matrix.of(e).mult(Matrix.of(g))).transpose().scale(0.5).value();
    DMatrixRMaj second = Matrix.of(e).transpose().value();
    for (double size : new double[] {0, 1e-300, 1e-160, 1e-100, 1e-20}) {
      for (Matrix direction :
          List.of(Matrix.identity(3), Matrix.of(3, 3, 0, 1, 0, -1, 0, 0, 0, 0, 0))) {
        DMatrixRMaj a = direction.scale(size).value();
        Paths.second(trace, a, e)
            .forEach(p -> assertClose(p.name(), second, p.derivative().get(), 1e-14));
        Paths.third(trace, a, e, g)
            .forEach(p -> assertClose(p.name(), products, p.derivative().get(), 1e-14));
      }
    }
  }

  /** Rodrigues: {@code exp(tJ)} is cos and sin. */
  @Test
  void exponentialOfARotation() {
    DMatrixRMaj zero = new DMatrixRMaj(2, 2);
    DMatrixRMaj j = new DMatrixRMaj(new double[][] {{0, -1}, {1, 0}});
    DMatrixRMaj[] y =
        TaylorMode.coefficients(
            x -> x[0].matrixExponential(), new DMatrixRMaj[][] {{zero, j, zero, zero, zero}});
    double[][] expected = {{1, 0}, {0, 1}, {-.5, 0}, {0, -1 / 6.0}, {1 / 24.0, 0}};
    for (int k = 0; k < 5; k++) {
      assertEquals(expected[k][0], y[k].get(0, 0), 1e-15);
      assertEquals(expected[k][1], y[k].get(1, 0), 1e-15);
    }
  }
}
