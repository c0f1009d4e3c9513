package org.duetad.core.matrix.general;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Values and first derivatives; of higher orders the tests of all paths have more. */
class GeneralMatrixTest {

  private static final Matrix A = Matrix.of(3, 3, 4, 1, -2, 0.5, 3, 1, 1, -1, 2.5);
  private static final Matrix E = Matrix.of(3, 3, 1, 2, 0, -1, 0.5, 3, 0, 1, -2);
  private static final Matrix TURN = Matrix.of(2, 2, 0, -1, 1, 0);
  private static final Matrix SHEAR = Matrix.of(2, 2, 1, 1e3, 0, 2);
  private static final Matrix BELOW = Matrix.of(2, 2, 0, 0, 1, 0);

  private static Matrix push(MatrixRule rule, Matrix x, Matrix dx) {
    return rule.push(new Matrix[] {x}, rule.all(x), new Matrix[] {dx})[0];
  }

  private static void assertNear(Matrix expected, Matrix actual, double tolerance) {
    assertEquals(expected.shape(), actual.shape());
    double error = expected.minus(actual).normF().value();
    double allowed = tolerance * Math.max(1e-3, expected.normF().value());
    assertTrue(error <= allowed, () -> error + ": " + expected.value() + actual.value());
  }

  private static Matrix random(Random random, int rows, int cols) {
    return Matrix.of(rows, cols, random.doubles((long) rows * cols, -1, 1).toArray());
  }

  /** Matrices on which shifted QR algorithms are known to be tested. */
  private static Matrix hard(Random random, int n, int kind) {
    Matrix a = random(random, n, n);
    return switch (kind) {
      case 0 -> a;
      case 1 -> a.minus(a.transpose());
      case 2 -> Matrix.concatRows(Matrix.identity(n).rows(1, n), Matrix.identity(n).rows(0, 1));
      case 3 -> a.upper();
      case 4 -> a.mult(Matrix.ones(n, n));
      case 5 -> Matrix.identity(n).plus(Matrix.ones(n, n).upper(1).lower(1));
      case 6 -> a.scale(1e200);
      default -> Matrix.zeros(n, n);
    };
  }

  @Test
  void schurFormsAreOrthogonalAndQuasiTriangular() {
    Random random = new Random(1);
    for (int trial = 0; trial < 320; trial++) {
      int n = 1 + random.nextInt(9);
      Matrix a = hard(random, n, trial % 8);
      Schur schur = Schur.of(a.value());
      Matrix q = Matrix.of(schur.q());
      double size = Math.max(a.normF().value(), 1e-300);
      Matrix again = q.mult(Matrix.of(schur.t()).scale(1 / size)).multTransB(q);
      assertNear(a.scale(1 / size), again, 1e-14);
      assertNear(Matrix.identity(n), q.multTransA(q), 1e-14);
    }
  }

  @Test
  void sylvesterSolves() {
    Random random = new Random(2);
    for (int trial = 0; trial < 200; trial++) {
      Matrix a = random(random, 1 + trial % 7, 1 + trial % 7);
      int n = 1 + random.nextInt(6);
      Matrix b = random(random, n, n).plus(Matrix.identity(n).scale(9));
      Matrix c = random(random, a.numRows(), n);
      Matrix x = a.sylvester(b, c);
      assertNear(c, a.mult(x).plus(x.mult(b)), 1e-13);
    }
    Matrix one = Matrix.of(1, 1, 1);
    assertNear(one, one.sylvester(one.scale(3), one.scale(4)), 0);
  }

  /** {@code ∫ exp(tA) Q exp(tAᵀ) dt} from 0 to ∞ is the solution for -A. */
  /** {@code √(-1 ± iε) = α ± iβ, α = ε/(2β), β² = (√(1 + ε²) + 1)/2}. */
  @Test
  void rootBesideTheNegativeAxis() {
    for (double e : new double[] {1, 1e-3, 1e-7, 1e-8, 1e-9, 1e-12}) {
      double beta = Math.sqrt((Math.hypot(1, e) + 1) / 2);
      double alpha = e / (2 * beta);
      double[] root = Matrix.of(2, 2, -1, e, -e, -1).sqrtm().value().data;
      assertEquals(alpha, root[0], 2e-16 * alpha);
      assertEquals(alpha, root[3], 2e-16 * alpha);
      assertEquals(beta, root[1], 2e-16);
      assertEquals(-beta, root[2], 2e-16);
    }
  }

  @Test
  void lyapunovHasClosedForms() {
    Matrix diagonal = Matrix.column(1, 2, 5).diag();
    Matrix q = Matrix.ones(3, 3);
    double[] expected =
        IntStream.range(0, 9)
            .mapToDouble(
                k -> 1 / (diagonal.get(k / 3, k / 3).value() + diagonal.get(k % 3, k % 3).value()))
            .toArray();
    assertNear(Matrix.of(3, 3, expected), diagonal.lyapunov(q), 1e-15);
    assertNear(Matrix.identity(2), TURN.plus(Matrix.identity(2)).lyapunov(twice()), 1e-15);
  }

  private static Matrix twice() {
    return Matrix.identity(2).scale(2);
  }

  @Test
  void rootsHaveClosedForms() {
    double half = Math.sqrt(0.5);
    assertNear(Matrix.of(2, 2, half, -half, half, half), TURN.sqrtm(), 1e-15);
    assertNear(Matrix.of(2, 2, 1, 0.5, 0, 1), Matrix.of(2, 2, 1, 1, 0, 1).sqrtm(), 1e-15);
    assertNear(Matrix.identity(4), Matrix.identity(4).sqrtm(), 0);
    Matrix nearlyNegative =
        Matrix.of(2, 2, Math.cos(3.1415), -Math.sin(3.1415), Math.sin(3.1415), Math.cos(3.1415));
    double angle = 3.1415 / 2;
    assertNear(
        Matrix.of(2, 2, Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle)),
        nearlyNegative.sqrtm(),
        1e-12);
    Random random = new Random(3);
    for (int n = 1; n <= 8; n++) {
      Matrix root = random(random, n, n).plus(Matrix.identity(n).scale(n));
      assertNear(root, root.mult(root).sqrtm(), 1e-12);
    }
    Matrix wide = Matrix.of(3, 3, 1e200, 5, 0, 0, 3e200, 1, 0, 0, 2e200);
    assertNear(wide.scale(1e-200), wide.sqrtm().scale(1e-100).power(2), 1e-14);
  }

  @Test
  void logarithmsHaveClosedForms() {
    assertNear(TURN.scale(Math.PI / 2), TURN.logm(), 1e-14);
    assertNear(Matrix.of(2, 2, 0, 1e6, 0, 0), Matrix.of(2, 2, 1, 1e6, 0, 1).logm(), 1e-14);
    assertNear(Matrix.zeros(3, 3), Matrix.identity(3).logm(), 0);
    Matrix small = TURN.scale(1e-12);
    assertEquals(1e-12, Matrix.identity(2).plus(small).logm().get(1, 0).value(), 1e-27);
    Random random = new Random(4);
    for (int n = 1; n <= 8; n++) {
      Matrix log = random(random, n, n);
      assertNear(log, log.matrixExponential().logm(), 1e-12);
    }
    assertEquals(Math.log(1e-9), Matrix.of(1, 1, 1e-9).logm().get(0, 0).value(), 1e-13);
  }

  /** Computed by mpmath with 60 digits. */
  @Test
  void valuesAndDerivativesAreThoseOfHighPrecision() {
    assertNear(
        Matrix.of(
            3,
            3,
            2.0329842950860217,
            0.21813690125391935,
            -0.560030352589463,
            0.10906845062695968,
            1.7529691187912901,
            0.3109543138151376,
            0.2800151762947315,
            -0.3109543138151376,
            1.6593702369245333),
        A.sqrtm(),
        1e-14);
    assertNear(
        Matrix.of(
            3,
            3,
            0.2575917806374021,
            0.5231396444086428,
            -0.13663400594892786,
            -0.33971271374568307,
            0.2039628771176029,
            0.857835929034947,
            -0.014187363746618973,
            0.22097259278343767,
            -0.5338321484610776),
        push(SquareRoot.SQUARE_ROOT, A, E),
        1e-14);
    assertNear(
        Matrix.of(
            3,
            3,
            1.4584093560412048,
            0.1741518926939801,
            -0.613895210190009,
            0.08707594634699005,
            1.1514617509462004,
            0.37334546129551666,
            0.3069476050950045,
            -0.37334546129551666,
            1.0975847326994663),
        A.logm(),
        1e-13);
    assertNear(
        Matrix.of(
            3,
            3,
            0.2697021161096715,
            0.5306457148687512,
            -0.2826681693412699,
            -0.43710282768964964,
            0.30688350989409524,
            0.9531425026165542,
            -0.03572686519739755,
            0.18611744282944756,
            -0.5397758100528465),
        push(Logarithm.LOGARITHM, A, E),
        1e-13);
    assertNear(Matrix.of(2, 2, 0, 693.1471805599454, 0, 0.6931471805599453), SHEAR.logm(), 1e-14);
    assertNear(
        Matrix.of(
            2, 2, -306.8528194400547, 113705.63888010939, 0.6931471805599453, -193.1471805599453),
        push(Logarithm.LOGARITHM, SHEAR, BELOW),
        1e-11);
    assertNear(
        Matrix.of(
            2, 2, -85.78643762690496, 25126.265847083665, 0.41421356237309503, -60.66017177982128),
        push(SquareRoot.SQUARE_ROOT, SHEAR, BELOW),
        1e-12);
  }

  @Test
  void derivativesOfLogarithmsAreLinearInTheirDirection() {
    Matrix l = push(Logarithm.LOGARITHM, A, E);
    for (double size : new double[] {1e-250, 1e-20, 1e10, 1e250}) {
      assertNear(l, push(Logarithm.LOGARITHM, A, E.scale(size)).scale(1 / size), 1e-13);
    }
  }

  @Test
  void eigenvaluesHaveClosedForms() {
    assertNear(Matrix.column(1, 4), Matrix.of(2, 2, 2, 1, 2, 3).eigenvalues(), 1e-15);
    assertNear(
        Matrix.column(-2, 1, 5), Matrix.of(3, 3, 5, 7, 1, 0, -2, 9, 0, 0, 1).eigenvalues(), 1e-14);
    assertNear(Matrix.column(2, 2), Matrix.identity(2).scale(2).eigenvalues(), 0);
    assertNear(
        Matrix.column(0, 0, 6),
        Matrix.column(1, 2, 3).multTransB(Matrix.ones(3, 1)).eigenvalues(),
        1e-14);
    assertNear(
        Matrix.column(1, 4),
        Matrix.of(2, 2, 2, 1, 2, 3).scale(1e300).eigenvalues().scale(1e-300),
        1e-15);
    Random random = new Random(5);
    for (int n = 1; n <= 9; n++) {
      double[] lambda = IntStream.range(0, n).mapToDouble(i -> 3 * i - 4).toArray();
      Matrix x = random(random, n, n).plus(Matrix.identity(n).scale(3));
      Matrix a = x.mult(Matrix.column(lambda).diag()).mult(x.invert());
      assertNear(Matrix.column(lambda), a.eigenvalues(), 1e-12);
      Matrix e = random(random, n, n);
      Matrix slopes = x.invert().mult(e).mult(x).extractDiag();
      assertNear(slopes, push(Eigenvalues.EIGENVALUES, a, e), 1e-10);
    }
  }

  @Test
  void eigenvaluesThatCoincideHaveNoDerivative() {
    Matrix jordan = Matrix.of(2, 2, 1, 1, 0, 1);
    Matrix near = Matrix.of(2, 2, 1, 1, 0, 1 + 1e-9);
    Matrix turned = Matrix.of(2, 2, 2, -1, 1, 0);
    assertNear(Matrix.column(1, 1), turned.eigenvalues(), 1e-14);
    Matrix semisimple = Matrix.column(2, 2, 5).diag();
    for (Matrix a : List.of(jordan, near, turned, semisimple)) {
      int n = a.numRows();
      assertRefused(
          () -> push(Eigenvalues.EIGENVALUES, a, Matrix.ones(n, n)),
          "eigenvalues: values 0 and 1 coincide or nearly do (");
    }
    assertRefused(TURN::eigenvalues, "the complex pair 0.0 ± ");
    assertRefused(Matrix.of(2, 2, 1, -1e-9, 1e-9, 1)::eigenvalues, "± 9.99");
    assertRefused(Matrix.of(2, 2, 2, -1, 1, 1e-14)::eigenvalues, "± 9.99");
    assertEquals(
        3.0,
        push(Eigenvalues.EIGENVALUES, Matrix.of(1, 1, 0), Matrix.of(1, 1, 3)).get(0, 0).value());
  }

  @Test
  void whatIsNotDefinedIsRefusedByName() {
    Matrix singular = Matrix.of(2, 2, 1, 2, 2, 4);
    Matrix negative = Matrix.column(-1, 2).diag();
    List<UnaryOperator<Matrix>> roots = List.of(Matrix::sqrtm, Matrix::logm);
    for (UnaryOperator<Matrix> f : roots) {
      assertRefused(
          () -> f.apply(negative), "the eigenvalue -1.0 lies on the closed negative real");
      assertRefused(() -> f.apply(singular), "closed negative real axis");
      assertRefused(() -> f.apply(Matrix.zeros(2, 2)), "the eigenvalue 0.0");
    }
    assertRefused(
        () -> TURN.sylvester(TURN, Matrix.identity(2)),
        "sylvester: the eigenvalues 0.0 ± 1.0i of the left and 0.0 ± 1.0i");
    assertRefused(
        () -> Matrix.column(3, -3).diag().lyapunov(Matrix.identity(2)),
        "sylvester: the eigenvalues -3.0 of the left and 3.0 of the right matrix add up to zero");
  }

  private static void assertRefused(Executable call, String part) {
    String message = assertThrows(ArithmeticException.class, call).getMessage();
    assertTrue(message.contains(part), message);
  }

  @Test
  void shapes() {
    Matrix wide = Matrix.zeros(2, 3);
    for (UnaryOperator<Matrix> f :
        List.<UnaryOperator<Matrix>>of(
            Matrix::sqrtm,
            Matrix::logm,
            Matrix::eigenvalues,
            x -> x.lyapunov(Matrix.identity(2)),
            x -> A.sylvester(TURN, x),
            x -> TURN.sylvester(x, TURN))) {
      Throwable refused = assertThrows(IllegalArgumentException.class, () -> f.apply(wide));
      assertTrue(refused.getMessage().contains("2x3"), refused.getMessage());
    }
  }

  @Test
  void emptyAndSpoiltMatrices() {
    Matrix empty = Matrix.zeros(0, 0);
    assertEquals("0x0", empty.sqrtm().shape());
    assertEquals("0x0", empty.logm().shape());
    assertEquals("0x1", empty.eigenvalues().shape());
    assertEquals("0x2", empty.sylvester(TURN, Matrix.zeros(0, 2)).shape());
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      Matrix a = Matrix.of(2, 2, 1, 2, bad, 3);
      for (Matrix y :
          List.of(
              a.sqrtm(),
              a.logm(),
              a.eigenvalues(),
              push(Eigenvalues.EIGENVALUES, a, TURN),
              a.sylvester(TURN, TURN),
              TURN.plus(twice()).sylvester(a, TURN),
              push(SquareRoot.SQUARE_ROOT, a, TURN),
              push(Logarithm.LOGARITHM, a, TURN))) {
        for (Scalar element : y.toScalars()) {
          assertTrue(Double.isNaN(element.value()), y.value()::toString);
        }
      }
    }
  }

  @Test
  void structuralZerosStayZeroAndFormsAreKept() {
    ConstantMatrix zero = ConstantMatrix.zero(3, 3);
    assertTrue(((ConstantMatrix) push(SquareRoot.SQUARE_ROOT, A, zero)).isZero());
    assertTrue(((ConstantMatrix) push(Logarithm.LOGARITHM, A, zero)).isZero());
    assertTrue(((ConstantMatrix) A.sylvester(A, zero)).isZero());
    assertSame(Schur.of((ConstantMatrix) A), Schur.of((ConstantMatrix) A));
  }
}
