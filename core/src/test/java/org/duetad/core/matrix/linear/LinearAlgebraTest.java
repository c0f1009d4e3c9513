package org.duetad.core.matrix.linear;

import static org.duetad.core.matrix.linear.LinearAlgebraSupport.assertClose;
import static org.duetad.core.matrix.linear.LinearAlgebraSupport.like;
import static org.duetad.core.matrix.linear.LinearAlgebraSupport.pull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.MultivariateNormal;
import org.duetad.core.matrix.Qr;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class LinearAlgebraTest {

  private static final double NAN = Double.NaN;

  @Test
  void solutionsSolve() {
    LinearAlgebraOperands random = new LinearAlgebraOperands(7);
    for (int n = 0; n <= 40; n += 5) {
      Matrix a = random.wellConditioned(n, n);
      Matrix b = random.normal(n, 3);
      assertClose(b, a.mult(a.solve(b)), 1e-12);
      assertClose(b, a.multTransA(a.solveTransA(b)), 1e-12);
      assertClose(Matrix.identity(n), a.mult(a.invert()), 1e-12);
      Matrix spd = random.positiveDefinitePart(n);
      assertClose(b, spd.symmetrise().mult(spd.solveSpd(b)), 1e-12);
      Matrix t = random.normal(n, n).scale(0.1).plus(Matrix.identity(n).scale(3));
      assertClose(b, t.lower().mult(t.solveLower(b)), 1e-12);
      assertClose(b, t.lower().multTransA(t.solveLowerTransA(b)), 1e-12);
      assertClose(b, t.upper().mult(t.solveUpper(b)), 1e-12);
      assertClose(b, t.upper().multTransA(t.solveUpperTransA(b)), 1e-12);
    }
  }

  @Test
  void factorsMultiplyToTheMatrix() {
    LinearAlgebraOperands random = new LinearAlgebraOperands(8);
    for (int n : new int[] {1, 2, 5, 30, 90}) {
      Matrix spd = random.positiveDefinitePart(n);
      Matrix l = spd.cholesky();
      assertClose(spd.symmetrise(), l.multTransB(l), 1e-12);
      assertClose(l, l.lower(), 0);
      Matrix a = random.wellConditioned(n + 4, n);
      Qr qr = a.qr();
      assertClose(a, qr.q().mult(qr.r()), 1e-12);
      assertClose(Matrix.identity(n), qr.q().multTransA(qr.q()), 1e-12);
      assertClose(qr.r(), qr.r().upper(), 0);
      assertTrue(Arrays.stream(qr.r().extractDiag().value().data).allMatch(d -> d > 0));
    }
  }

  @Test
  void leastSquaresHasAnOrthogonalResidual() {
    LinearAlgebraOperands random = new LinearAlgebraOperands(9);
    Matrix a = random.wellConditioned(9, 4);
    Matrix b = random.normal(9, 2);
    assertClose(Matrix.zeros(4, 2), a.multTransA(b.minus(a.mult(a.solve(b)))), 1e-13);
  }

  @Test
  void onlyOneTriangleIsRead() {
    Matrix a = Matrix.of(new double[][] {{2, NAN}, {1, 4}});
    Matrix b = Matrix.column(2, 9);
    assertClose(Matrix.column(1, 2), a.solveLower(b), 0);
    assertClose(Matrix.column(-0.125, 2.25), a.solveLowerTransA(b), 0);
    assertClose(a.solveLowerTransA(b), a.transpose().solveUpper(b), 0);
    assertClose(a.solveLower(b), a.transpose().solveUpperTransA(b), 0);
    Matrix[] x = {a, b};
    Matrix aBar = pull(Solves.LOWER, x, Solves.LOWER.all(x), new Matrix[] {b})[0];
    assertClose(aBar.lower(), aBar, 0);
  }

  @Test
  void spdOperationsReadTheSymmetricPart() {
    LinearAlgebraOperands random = new LinearAlgebraOperands(10);
    ConstantMatrix a = random.positiveDefinitePart(4);
    Matrix s = a.symmetrise();
    Matrix b = random.normal(4, 2);
    assertClose(s.cholesky(), a.cholesky(), 0);
    assertClose(s.solveSpd(b), a.solveSpd(b), 0);
    assertEquals(s.logDeterminantSpd().value(), a.logDeterminantSpd().value());
    for (MatrixRule rule : List.of(CholeskyRule.CHOLESKY, Determinants.LOG_SPD)) {
      Matrix[] y = rule.all(a);
      Matrix aBar = pull(rule, new Matrix[] {a}, y, like(y, random))[0];
      assertClose(aBar.transpose(), aBar, 0);
    }
  }

  @Test
  void factorsAreComputedOnce() {
    ConstantMatrix a = new LinearAlgebraOperands(3).positiveDefinitePart(4);
    assertSame(Factorisations.of(a).lu(), Factorisations.of(a).lu());
    assertSame(Factorisations.of(a).qr(), Factorisations.of(a).qr());
    assertSame(Factorisations.of(a).cholesky("one"), Factorisations.of(a).cholesky("other"));
    assertSame(Factorisations.of(a).inverse("one"), Factorisations.of(a).inverse("other"));
    assertSame(Factorisations.of(a).cofactors(), Factorisations.of(a).cofactors());
  }

  @Test
  void determinantsInClosedForm() {
    assertEquals(0, SINGULAR.determinant().value());
    assertClose(Matrix.of(new double[][] {{4, -2}, {-2, 1}}), SINGULAR.cofactor(), 0);
    Matrix diagonal = Matrix.column(0, 1, 2, 3).diag();
    assertClose(Matrix.column(6, 0, 0, 0).diag(), diagonal.cofactor(), 0);
    Matrix larger = Matrix.column(0, 1, 2, 3, 4, 5, 6, 7).diag();
    assertEquals(5040, larger.cofactor().get(0, 0).value(), 1e-11);
    assertClose(Matrix.of(1, 1, 1.0), Matrix.of(1, 1, 0.0).cofactor(), 0);
    assertClose(Matrix.zeros(3, 3), Matrix.zeros(3, 3).cofactor(), 0);
    assertEquals(-5, Matrix.of(1, 1, -5.0).determinant().value());
    assertEquals(Math.log(6), Matrix.column(1, -2, 3).diag().logDeterminant().value(), 1e-15);
    assertEquals(Math.log(6), Matrix.column(1, 2, 3).diag().logDeterminantSpd().value(), 1e-15);
  }

  @Test
  void cofactorsAreDeterminantTimesInverse() {
    LinearAlgebraOperands random = new LinearAlgebraOperands(11);
    for (int n = 1; n <= 9; n++) {
      Matrix a = random.normal(n, n);
      Matrix expected = a.invert().transpose().scale(a.determinant());
      assertClose(expected, a.cofactor(), 1e-11 * (1 + expected.normF().value()));
    }
  }

  @Test
  void cofactorsByMinorsAndBySingularValues() {
    LinearAlgebraOperands random = new LinearAlgebraOperands(13);
    for (int n = 1; n <= Minors.MAX; n++) {
      for (int rank = 0; rank <= n; rank++) {
        ConstantMatrix a = random.ofRank(n, rank);
        ConstantMatrix e = random.normal(n, n);
        CofactorBasis basis = Factorisations.of(a).cofactors();
        Matrix derivative = ConstantMatrix.owning(basis.derivative(e.elements()));
        assertClose(a.cofactor(), ConstantMatrix.owning(basis.cofactors()), 1e-10);
        assertClose(Cofactors.DERIVATIVE.of(a, e), derivative, 1e-10);
      }
    }
  }

  @Test
  void cofactorsOfDifferentSizes() {
    Matrix a = Matrix.of(new double[][] {{1e10, 1}, {1, 3e-10}});
    assertClose(Matrix.of(new double[][] {{3e-10, -1}, {-1, 1e10}}), a.cofactor(), 0);
  }

  /** The second derivative of {@code x11 x22 - x12 x21} does not depend on x. */
  @Test
  void secondDerivativeOfTheDeterminantAtZero() {
    Matrix e = Matrix.of(new double[][] {{1, 2}, {3, 4}});
    Matrix[] x = {Matrix.zeros(2, 2)};
    Matrix push = Cofactors.COFACTOR.push(x, Cofactors.COFACTOR.all(x), new Matrix[] {e})[0];
    assertClose(Matrix.of(new double[][] {{4, -3}, {-2, 1}}), push, 1e-15);
  }

  @Test
  void logDeterminantNeitherOverflowsNorUnderflows() {
    Matrix tiny = Matrix.identity(200).scale(1e-10);
    assertEquals(200 * Math.log(1e-10), tiny.logDeterminant().value(), 1e-9);
    assertEquals(200 * Math.log(1e-10), tiny.logDeterminantSpd().value(), 1e-9);
  }

  @Test
  void inverseOfBadlyScaledMatrices() {
    for (double small : new double[] {1e-60, 1e-80, 1e-107, 1e-120, 1e-300}) {
      Matrix inverse = Matrix.column(1, small, small, small).diag().invert();
      for (int i = 1; i < 4; i++) {
        assertEquals(1 / small, inverse.get(i, i).value(), 1e-14 / small);
      }
    }
  }

  /** Minors lose more digits than LU does; where they do, LU inverts. */
  @Test
  void inverseOfIllConditionedMatrices() {
    LinearAlgebraOperands random = new LinearAlgebraOperands(14);
    for (int trial = 0; trial < 200; trial++) {
      Matrix u = random.normal(5, 5).qr().q();
      Matrix v = random.normal(5, 5).qr().q();
      Matrix a = u.mult(Matrix.column(1, 1e-1, 1e-2, 1e-3, 1e-4).diag()).multTransB(v);
      Matrix residual = a.mult(a.invert()).minus(Matrix.identity(5));
      assertClose(Matrix.zeros(5, 5), residual, 1e-11);
    }
  }

  @Test
  void powers() {
    LinearAlgebraOperands random = new LinearAlgebraOperands(12);
    Matrix a = random.wellConditioned(3, 3);
    assertClose(Matrix.identity(3), a.power(0), 0);
    assertSame(a, a.power(1));
    assertClose(a.mult(a).mult(a).mult(a).mult(a), a.power(5), 1e-11);
    assertClose(Matrix.identity(3), a.power(-3).mult(a.power(3)), 1e-12);
    assertClose(Matrix.identity(2), Matrix.identity(2).power(Integer.MIN_VALUE), 0);
  }

  @Test
  void quadraticForms() {
    Matrix a = Matrix.of(new double[][] {{2, 1}, {0, 4}});
    assertEquals(2 + 2 + 16, a.quadraticForm(Matrix.column(1, 2)).value());
    assertEquals(2 + 2 + 16, a.quadraticForm(Matrix.row(1, 2)).value());
    assertEquals(0.25 + 1, a.inverseQuadraticForm(Matrix.column(1, 2)).value());
  }

  @Test
  void normalDensityOfIndependentVariables() {
    Matrix covariance = Matrix.column(4, 9).diag();
    double log =
        MultivariateNormal.logDensity(Matrix.column(1, 5), Matrix.row(0, 2), covariance).value();
    assertEquals(-Math.log(2 * Math.PI) - Math.log(6) - 0.5 * (0.25 + 1), log, 1e-15);
  }

  @Test
  void empty() {
    Matrix none = Matrix.zeros(0, 0);
    assertEquals(1, none.determinant().value());
    assertEquals(0, none.logDeterminant().value());
    assertEquals(0, none.logDeterminantSpd().value());
    assertEquals(0, none.quadraticForm(Matrix.zeros(0, 1)).value());
    List<UnaryOperator<Matrix>> squares =
        List.of(Matrix::invert, Matrix::cholesky, Matrix::cofactor, a -> a.power(3));
    squares.forEach(f -> assertEquals("0x0", f.apply(none).shape()));
    assertEquals("0x2", none.solve(Matrix.zeros(0, 2)).shape());
    assertEquals("0x2", none.solveSpd(Matrix.zeros(0, 2)).shape());
    assertEquals("2x0", Matrix.identity(2).solve(Matrix.zeros(2, 0)).shape());
    assertEquals("0x2", Matrix.zeros(3, 0).solve(Matrix.ones(3, 2)).shape());
    assertEquals("3x0", Matrix.zeros(3, 0).qr().q().shape());
  }

  @Test
  void notFiniteInNanOut() {
    for (double bad : new double[] {NAN, Double.POSITIVE_INFINITY}) {
      for (int n : new int[] {1, 3, 7}) {
        DMatrixRMaj values = new LinearAlgebraOperands(n).positiveDefinitePart(n).value();
        values.set(n - 1, n - 1, bad);
        checkNan(Matrix.of(values), n);
      }
    }
  }

  private static void checkNan(Matrix a, int n) {
    Matrix b = Matrix.ones(n, 2);
    assertNan(a.invert());
    assertNan(a.solve(b));
    assertNan(a.solveTransA(b));
    assertNan(a.solveSpd(b));
    assertNan(a.cholesky().extractDiag());
    assertTrue(n < 7 || Double.isNaN(a.cofactor().get(0, 0).value()));
    assertNan(a.qr().q());
    assertNan(Matrix.concatRows(a, Matrix.ones(1, n)).solve(Matrix.ones(n + 1, 2)));
    assertTrue(Double.isNaN(a.logDeterminant().value()));
    assertTrue(Double.isNaN(a.logDeterminantSpd().value()));
    assertTrue(!Double.isFinite(a.determinant().value()));
  }

  @Test
  void columnsWithNanStayApart() {
    Matrix a = Matrix.of(new double[][] {{2, 1}, {1, 3}});
    Matrix b = Matrix.of(new double[][] {{1, NAN}, {1, 1}});
    for (Matrix x : List.of(a.solve(b), a.solveTransA(b), a.solveSpd(b))) {
      assertNan(x.getColumn(1));
      assertTrue(Double.isFinite(x.getColumn(0).elementSum().value()));
    }
  }

  private static final Matrix SINGULAR = Matrix.of(new double[][] {{1, 2}, {2, 4}});

  @Test
  void singularMatricesAreRefused() {
    Matrix b = Matrix.ones(2, 1);
    String pivot = ": 2x2 matrix is singular: pivot 1 is 0.0; ";
    assertFails("solve" + pivot, () -> SINGULAR.solve(b));
    assertFails("solveTransA" + pivot, () -> SINGULAR.solveTransA(b));
    assertFails("invert" + pivot, SINGULAR::invert);
    assertFails("invert" + pivot, () -> SINGULAR.power(-2));
    assertFails("logDeterminant" + pivot, SINGULAR::logDeterminant);
    assertFails("solve" + pivot, () -> SINGULAR.inverseQuadraticForm(b));
    assertFails("solveLower" + pivot, () -> Matrix.column(1, 0).diag().solveLower(b));
    assertFails("solveUpperTransA" + pivot, () -> Matrix.column(1, 0).diag().solveUpperTransA(b));
  }

  @Test
  void indefiniteMatricesAreRefused() {
    Matrix a = Matrix.of(new double[][] {{1, 2, 0}, {2, 3.5, 0}, {0, 0, 1}});
    String pivot = ": 3x3 matrix is not positive definite: pivot 1 is -0.5; ";
    assertFails("cholesky" + pivot, a::cholesky);
    assertFails("solveSpd" + pivot, () -> a.solveSpd(Matrix.ones(3, 1)));
    assertFails("logDeterminantSpd" + pivot, a::logDeterminantSpd);
    Matrix late = Matrix.identity(150).insertIntoThis(140, 140, Matrix.of(1, 1, -2.0));
    assertFails(
        "cholesky: 150x150 matrix is not positive definite: pivot 140 is -2.0; ", late::cholesky);
  }

  @Test
  void dependentColumnsAreRefused() {
    Matrix a = Matrix.of(new double[][] {{1, 2}, {2, 4}, {3, 6}});
    String rank = ": 3x2 matrix is not of full column rank: pivot 1 is ";
    assertFails("solve" + rank, () -> a.solve(Matrix.ones(3, 1)));
    assertFails("qr" + rank, a::qr);
    assertFails("qr: 3x2 matrix is not of full column rank: pivot 0 is", Matrix.zeros(3, 2)::qr);
    Matrix scaled = Matrix.of(new double[][] {{1, 1e-200}, {1, -1e-200}, {1, 0}});
    assertClose(Matrix.column(0, 1), scaled.solve(scaled.getColumn(1)), 1e-14);
  }

  @Test
  void shapesAreChecked() {
    Matrix a = Matrix.ones(2, 3);
    assertRefuses("invert: must be square, is 2x3", a::invert);
    assertRefuses("determinant: must be square, is 2x3", a::determinant);
    assertRefuses("cholesky: must be square, is 2x3", a::cholesky);
    assertRefuses("power: must be square, is 2x3", () -> a.power(0));
    assertRefuses("solveSpd: must be square, is 2x3", () -> a.solveSpd(a));
    assertRefuses("inverseQuadraticForm: must be square", () -> a.inverseQuadraticForm(a));
    assertRefuses("solve: 2x3 by 2x1, more columns than rows", () -> a.solve(Matrix.ones(2, 1)));
    assertRefuses("qr: must have no more columns than rows, is 2x3", a::qr);
    assertRefuses(
        "solve: 2x2 and 3x1, the rows 2 and 3 differ",
        () -> Matrix.identity(2).solve(Matrix.ones(3, 1)));
    assertRefuses(
        "solve: 3x2 and 2x1, the rows 3 and 2 differ",
        () -> a.transpose().solve(Matrix.ones(2, 1)));
  }

  @Test
  void nullOperandsAreNamed() {
    Matrix a = Matrix.identity(2);
    String message = assertThrows(NullPointerException.class, () -> a.solve(null)).getMessage();
    assertTrue(message.startsWith("solve: an operand is null"), message);
    Matrix x = Matrix.column(1, 2);
    message =
        assertThrows(NullPointerException.class, () -> MultivariateNormal.logDensity(x, x, null))
            .getMessage();
    assertTrue(message.startsWith("logDensity: an operand is null"), message);
  }

  private static void assertFails(String message, Runnable call) {
    String actual = assertThrows(ArithmeticException.class, call::run).toString();
    assertTrue(actual.contains(message), actual);
  }

  private static void assertRefuses(String message, Runnable call) {
    String actual = assertThrows(IllegalArgumentException.class, call::run).toString();
    assertTrue(actual.contains(message), actual);
  }

  private static void assertNan(Matrix x) {
    assertTrue(Arrays.stream(x.value().data).allMatch(Double::isNaN), () -> "" + x.value());
  }
}
