package org.duetad.testing.spectral;

import static org.duetad.testing.spectral.CoincidingValuesTest.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Functions and equations of general matrices, by all paths, to third order. */
class GeneralMatrixOrdersTest {

  private static final Matrix A = Matrix.of(3, 3, 4, 1, -2, 0.5, 3, 1, 1, -1, 2.5);
  private static final DMatrixRMaj E = Matrix.of(3, 3, 1, 2, 0, -1, 0.5, 3, 0, 1, -2).value();
  private static final DMatrixRMaj G = Matrix.of(3, 3, 0.5, -1, 1, 2, 0, 1, -1, 1, 1).value();

  private static DMatrixRMaj random(long seed) {
    return Matrix.of(3, 3, new Random(seed).doubles(9, -1, 1).toArray()).value();
  }

  /** {@code D²f(A)[E, G]} of sqrtm and logm, computed by mpmath with 60 digits. */
  @Test
  void secondDerivativesAreThoseOfHighPrecision() {
    assertSecond(
        x -> x[0].sqrtm(),
        -0.09830267325689017,
        0.03715640105830131,
        -0.0008063560117340774,
        0.0025419881722244957,
        -0.1988435256177037,
        0.056321480636613054,
        -0.007749426500520583,
        0.03377030940710899,
        -0.0458502795204597);
    assertSecond(
        x -> x[0].logm(),
        -0.18828418004844194,
        0.10163460849330769,
        -0.043630141765942584,
        -0.010595572195121425,
        -0.42840282499892046,
        0.16709189966586335,
        0.00812313455883643,
        0.04668781106817934,
        -0.12050671695948768);
  }

  private static void assertSecond(MatrixFunction f, double... expected) {
    Matrix w = Matrix.of(random(5));
    double inner = Matrix.of(3, 3, expected).dot(w).value();
    for (Paths.Path path : Paths.second(x -> f.apply(x).dot(w), A.value(), E)) {
      double actual = Matrix.of(path.derivative().get()).dot(Matrix.of(G)).value();
      assertEquals(inner, actual, 1e-13, path.name());
    }
  }

  /** Each is a polynomial of A, written with a root, a logarithm or an equation. */
  private static List<MatrixScalarFunction> polynomials() {
    Matrix b = Matrix.of(random(7)).plus(Matrix.identity(3).scale(2));
    Matrix w = Matrix.of(random(8));
    return List.of(
        x -> x[0].mult(x[0]).sqrtm().power(3).dot(w),
        x -> x[0].sqrtm().power(6).dot(w),
        x -> x[0].logm().matrixExponential().power(3).dot(w),
        x -> x[0].sylvester(b, x[0].mult(x[0]).plus(x[0].mult(b))).power(3).dot(w),
        x ->
            x[0].sylvester(x[0].plus(b), x[0].power(4).plus(x[0].power(3).mult(x[0].plus(b))))
                .dot(w));
  }

  @Test
  void allPathsToSecondAndThirdOrder() {
    Matrix w = Matrix.of(random(8));
    MatrixScalarFunction cube = x -> x[0].power(3).dot(w);
    DMatrixRMaj second = Paths.second(cube, A.value(), E).get(0).derivative().get();
    DMatrixRMaj third = Paths.third(cube, A.value(), E, G).get(0).derivative().get();
    double along = Paths.taylor(cube, A.value(), E, 3);
    for (MatrixScalarFunction f : polynomials()) {
      Paths.second(f, A.value(), E)
          .forEach(p -> assertClose(p.name(), second, p.derivative().get(), 1e-11));
      Paths.third(f, A.value(), E, G)
          .forEach(p -> assertClose(p.name(), third, p.derivative().get(), 1e-10));
      assertEquals(along, Paths.taylor(f, A.value(), E, 3), 1e-9);
    }
  }
}
