package org.duetad.core.matrix.spectral;

import static org.duetad.core.matrix.spectral.SpectralSupport.assertNear;
import static org.duetad.core.matrix.spectral.SpectralSupport.definite;
import static org.duetad.core.matrix.spectral.SpectralSupport.pull;
import static org.duetad.core.matrix.spectral.SpectralSupport.push;
import static org.duetad.core.matrix.spectral.SpectralSupport.random;
import static org.duetad.core.matrix.spectral.SpectralSupport.withEigenvalues;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.Stream;
import org.duetad.core.matrix.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SymmetricFunctionTest {

  @Test
  void symmetricFunctionsInvertEachOther() {
    Random random = new Random(12);
    for (int n = 1; n <= 8; n++) {
      Matrix a = definite(random, n);
      Matrix root = a.symmetricSqrt();
      assertNear(a, root.mult(root), 1e-14);
      assertNear(root.transpose(), root, 0);
      assertNear(Matrix.identity(n), a.symmetricInverseSqrt().mult(root), 1e-13);
      assertNear(a, a.symmetricLog().symmetricExp(), 1e-13);
      assertNear(a.symmetricExp(), a.symmetrise().matrixExponential(), 1e-12);
    }
  }

  /** √A and log(exp(A)) have derivatives that solve a Sylvester equation, or give Ȧ again. */
  @Test
  void symmetricFunctionsHaveKnownDerivatives() {
    for (double[] lambda : new double[][] {{1, 2, 9}, {3, 3, 3}, {1, 1 + 1e-9, 1e6}}) {
      Matrix a = withEigenvalues(lambda);
      Matrix e = random(new Random(11), 3, 3).symmetrise();
      Matrix root = a.symmetricSqrt();
      Matrix dRoot = push(SymmetricFunction.SQRT, a, e)[0];
      assertNear(e, dRoot.mult(root).plus(root.mult(dRoot)), 1e-9);
      Matrix log = a.symmetricLog();
      Matrix dLog = push(SymmetricFunction.LOG, a, e)[0];
      assertNear(e, push(SymmetricFunction.EXP, log, dLog)[0], 1e-8);
    }
  }

  static Stream<Arguments> dividedDifferences() {
    return Stream.of(
        difference(SpectralFunction.SQRT, -0.08578643762690495, 1, 1, 2),
        difference(SpectralFunction.SQRT, -0.07259970359955031, 1, 1.5, 1.9),
        difference(SpectralFunction.SQRT, -0.05607229077035439, 1, 2.1, 2.2),
        difference(SpectralFunction.SQRT, 0.35355339059327376, 0.5, 0.5, 0.5, 0.5),
        difference(SpectralFunction.SQRT, 0.006697326426634999, 1, 1.2, 3, 7),
        difference(SpectralFunction.SQRT, -0.12499999999982947, 1, 1 + 0x1p-40, 1 + 0x1p-39),
        difference(SpectralFunction.SQRT, 1.496319406295626, 2, 1e-3, 1e-3, 5),
        difference(SpectralFunction.SQRT, 0.2658557054087908, 0.3, 0.3000001, 0.9, 1),
        difference(SpectralFunction.SQRT, 0.4999999998835847, 1, 1 + 0x1p-30),
        difference(SpectralFunction.SQRT, 0.28867513459481287, 3, 3),
        difference(SpectralFunction.SQRT, 0.4922173601896265, 1e-3, 4),
        difference(SpectralFunction.INVERSE_SQRT, 0.20710678118654752, 1, 1, 2),
        difference(SpectralFunction.INVERSE_SQRT, 0.1549511234447356, 1, 1.5, 1.9),
        difference(SpectralFunction.INVERSE_SQRT, 0.10258467802076691, 1, 2.1, 2.2),
        difference(SpectralFunction.INVERSE_SQRT, -3.5355339059327378, 0.5, 0.5, 0.5, 0.5),
        difference(SpectralFunction.INVERSE_SQRT, -0.016846452472260763, 1, 1.2, 3, 7),
        difference(SpectralFunction.INVERSE_SQRT, 0.37499999999914735, 1, 1 + 0x1p-40, 1 + 0x1p-39),
        difference(SpectralFunction.INVERSE_SQRT, -1580.0832006657945, 2, 1e-3, 1e-3, 5),
        difference(SpectralFunction.INVERSE_SQRT, -2.66217838524723, 0.3, 0.3000001, 0.9, 1),
        difference(SpectralFunction.INVERSE_SQRT, -0.49999999965075403, 1, 1 + 0x1p-30),
        difference(SpectralFunction.INVERSE_SQRT, -0.09622504486493763, 3, 3),
        difference(SpectralFunction.INVERSE_SQRT, -7.782639810373541, 1e-3, 4),
        difference(SpectralFunction.LOG, -0.3068528194400547, 1, 1, 2),
        difference(SpectralFunction.LOG, -0.24439807895083643, 1, 1.5, 1.9),
        difference(SpectralFunction.LOG, -0.17440694904966353, 1, 2.1, 2.2),
        difference(SpectralFunction.LOG, 0.02500547278395997, 1, 1.2, 3, 7),
        difference(SpectralFunction.LOG, -0.4999999999990905, 1, 1 + 0x1p-40, 1 + 0x1p-39),
        difference(SpectralFunction.LOG, 99.54960461265058, 2, 1e-3, 1e-3, 5),
        difference(SpectralFunction.LOG, 1.9903730333652456, 0.3, 0.3000001, 0.9, 1),
        difference(SpectralFunction.LOG, 0.9999999995343387, 1, 1 + 0x1p-30),
        difference(SpectralFunction.LOG, 0.7131709846359943, 1, 1.9),
        difference(SpectralFunction.LOG, 2.074030917754946, 1e-3, 4),
        difference(SpectralFunction.EXP, 1.9524924420125598, 1, 1, 2),
        difference(SpectralFunction.EXP, 2.204109940105525, 1, 1.5, 1.9),
        difference(SpectralFunction.EXP, 3.0298419480474053, 1, 2.1, 2.2),
        difference(SpectralFunction.EXP, 0.2747868784500208, 0.5, 0.5, 0.5, 0.5),
        difference(SpectralFunction.EXP, 6.940759700451076, 1, 1.2, 3, 7),
        difference(SpectralFunction.EXP, 1.533581337194707, 2, 1e-3, 1e-3, 5),
        difference(SpectralFunction.EXP, 2.7182818297248437, 1, 1 + 0x1p-30),
        difference(SpectralFunction.EXP, 13.402638042755072, 1e-3, 4));
  }

  private static Arguments difference(SpectralFunction f, double expected, double... points) {
    return Arguments.of(f, points, expected);
  }

  /** Computed by mpmath with 80 digits. */
  @ParameterizedTest
  @MethodSource("dividedDifferences")
  void dividedDifferencesDoNotCancel(SpectralFunction f, double[] points, double expected) {
    assertEquals(expected, f.divided(points), 4e-15 * points.length * Math.abs(expected));
  }

  @Test
  void squareRootAtSingularMatrices() {
    Matrix a = Matrix.column(0, 4).diag();
    assertNear(Matrix.column(0, 2).diag(), a.symmetricSqrt(), 0);
    Matrix along = push(SymmetricFunction.SQRT, a, Matrix.of(2, 2, 1, 0, 0, 1))[0];
    assertEquals(Double.POSITIVE_INFINITY, along.get(0, 0).value());
    assertEquals(0.25, along.get(1, 1).value());
    Matrix beside = push(SymmetricFunction.SQRT, a, Matrix.of(2, 2, 0, 1, 1, 1))[0];
    assertNear(Matrix.of(2, 2, 0, 0.5, 0.5, 0.25), beside, 0);
    assertNear(
        Matrix.of(2, 2, 0, 0.5, 0.5, 0.25),
        pull(SymmetricFunction.SQRT, a, Matrix.of(2, 2, 0, 1, 1, 1)),
        0);
    Matrix rounded = Matrix.column(1, 2, 3).multTransB(Matrix.column(1, 2, 3));
    assertNear(rounded.scale(1 / Math.sqrt(14)), rounded.symmetricSqrt(), 1e-7);
  }

  @Test
  void functionsOutsideOfTheirDomain() {
    Matrix indefinite = Matrix.column(-1, 4).diag();
    Throwable sqrt = assertThrows(ArithmeticException.class, indefinite::symmetricSqrt);
    assertTrue(sqrt.getMessage().contains("symmetricSqrt: the eigenvalue -1.0 is negative"));
    Matrix singular = Matrix.column(0, 4).diag();
    Throwable inverse = assertThrows(ArithmeticException.class, singular::symmetricInverseSqrt);
    assertTrue(inverse.getMessage().contains("Sqrt: the eigenvalue 0.0 is not positive"));
    Throwable log = assertThrows(ArithmeticException.class, singular::symmetricLog);
    assertTrue(log.getMessage().contains("symmetricLog: the eigenvalue 0.0 is not positive"));
  }
}
