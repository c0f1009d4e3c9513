package org.duetad.testing.spectral;

import static org.duetad.testing.spectral.CoincidingValuesTest.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.matrix.Svd;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ProgramMode;
import org.duetad.forward.ForwardMode;
import org.duetad.forward.TaylorMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.corners.Ways;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

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

  /**
   * {@code λ³ - e₁ λ² + e₂ λ - e₃ = 0} has the derivatives of λ, by the invariants e of A, whatever
   * the other two do: coincide, with one vector or with two, or nearly so.
   */
  @Test
  void anEigenvalueBesideOthersThatCoincide() {
    double[][] points = {
      {1, 0, 0, 0, 1, 0, 0, 0, 3},
      {1, 1, 0, 0, 1, 0, 0, 0, 3},
      {1, 2, 0.5, 0, 1, 1, 0, 0, 3},
      {1, 1, 0, 0, 1 + 1e-10, 0, 0, 0, 3},
      {1, 0, 0, 1, 1, 0, 1, 2, 3}
    };
    Matrix w = Matrix.of(random(11));
    for (double[] point : points) {
      DMatrixRMaj a = Matrix.of(3, 3, point).value();
      MatrixScalarFunction f = x -> x[0].eigenvalues().get(2, 0).square();
      MatrixScalarFunction reference = x -> rootBesideThree(x[0]).square();
      DMatrixRMaj gradient = new ReverseMode().gradient(reference, a)[0];
      for (Differentiator mode :
          List.of(new ForwardMode(), new ReverseMode(), new ProgramMode(), new TaylorMode())) {
        assertClose(mode.name(), gradient, mode.gradient(f, a)[0], 1e-14);
      }
      DMatrixRMaj[] x = {a};
      DMatrixRMaj second = new ReverseMode().hvp(reference, x, new DMatrixRMaj[] {E})[0];
      for (Paths.Path path : Paths.second(f, a, E)) {
        assertClose(path.name(), second, path.derivative().get(), 1e-13);
      }
      DMatrixRMaj third = Paths.third(reference, a, E, G).get(0).derivative().get();
      for (Paths.Path path : Paths.third(f, a, E, G)) {
        assertClose(path.name(), third, path.derivative().get(), 1e-12);
      }
      for (int order = 1; order <= 4; order++) {
        double along = Paths.taylor(reference, a, E, order);
        assertEquals(along, Paths.taylor(f, a, E, order), 1e-11 * Math.abs(along), "taylor");
      }
      MatrixScalarFunction all = y -> y[0].eigenvalues().dot(w.getColumn(0));
      assertThrows(ArithmeticException.class, () -> new ReverseMode().gradient(all, a));
      assertThrows(ArithmeticException.class, () -> new ForwardMode().gradient(all, a));
    }
  }

  @Test
  void eigenvaluesThatAllCoincideAreRefused() {
    double[][] points = {
      {1, 0, 0, 0, 1, 0, 0, 0, 1},
      {0, 0, 0, 0, 0, 0, 0, 0, 0},
      {1, 1, 0, 0, 1, 1, 0, 0, 1},
      {1, 0, 0, 0, 1, 1, 0, 0, 1},
      {2, 1, 0, 0, 2 + 1e-12, 0, 0, 0, 2}
    };
    for (double[] point : points) {
      DMatrixRMaj a = Matrix.of(3, 3, point).value();
      for (int i = 0; i < 3; i++) {
        int index = i;
        MatrixScalarFunction f = x -> x[0].eigenvalues().get(index, 0);
        for (Differentiator mode : List.of(new ForwardMode(), new ReverseMode())) {
          assertThrows(ArithmeticException.class, () -> mode.gradient(f, a), mode.name());
        }
      }
    }
  }

  /** Newton's method on the characteristic polynomial: each step doubles the orders. */
  private static Scalar rootBesideThree(Matrix a) {
    Scalar e1 = a.trace();
    Scalar e2 = e1.square().subtract(a.mult(a).trace()).multiply(0.5);
    Scalar e3 = a.determinant();
    Scalar root = Scalar.of(3.0);
    for (int i = 0; i < 4; i++) {
      Scalar p = root.subtract(e1).multiply(root).add(e2).multiply(root).subtract(e3);
      Scalar slope = root.multiply(3).subtract(e1.multiply(2)).multiply(root).add(e2);
      root = root.subtract(p.divide(slope));
    }
    return root;
  }

  /** {@code X_00 = 1/2} for {@code A X + X Aᵀ = A}, of which rounding leaves nothing. */
  @Test
  void equationsThatLoseTheirDigitsAreRefused() {
    MatrixScalarFunction f = x -> x[0].sylvester(x[0].transpose(), x[0]).get(0, 0);
    DMatrixRMaj farFromNormal = Matrix.of(2, 2, 1, 1e10, 0, 2).value();
    MatrixScalarFunction root = x -> x[0].sqrtm().get(0, 0);
    DMatrixRMaj besideTheAxis = Matrix.of(2, 2, -1, 1e-9, -1e-9, -1).value();
    MatrixScalarFunction log = x -> x[0].logm().get(0, 0);
    Matrix turn = Matrix.of(2, 2, 0.6, -0.8, 0.8, 0.6);
    DMatrixRMaj turned = turn.mult(Matrix.column(3, 1e-10).diag()).multTransB(turn).value();
    for (Differentiator mode : List.of(new ForwardMode(), new ReverseMode())) {
      assertLost(() -> mode.gradient(f, farFromNormal));
      assertLost(() -> mode.gradient(root, besideTheAxis));
      assertLost(() -> mode.gradient(log, besideTheAxis));
      assertLost(() -> mode.gradient(f, turned));
    }
    assertLost(() -> Matrix.of(farFromNormal).lyapunov(Matrix.of(farFromNormal)));
  }

  private static void assertLost(Executable gradient) {
    String message = assertThrows(ArithmeticException.class, gradient).getMessage();
    assertTrue(message.contains("would lose more than half of its digits"), message);
  }

  /**
   * The adjoints of three operands, about 1e17, would add up to derivatives of about 1, as would
   * the terms of a tangent.
   */
  @Test
  void cancellationOverOperandsIsRefusedByAllWays() {
    double[] a = {1.1, 1e6, 0, 2.3};
    List<ScalarFunction> functions =
        List.of(
            x -> square(x).sylvester(square(x).transpose(), square(x)).elementSum(),
            x -> square(x).lyapunov(square(x).plus(square(x).transpose())).elementSum(),
            x -> square(x).sylvester(square(x), square(x).mult(square(x))).elementSum());
    for (int order = 1; order <= 2; order++) {
      for (ScalarFunction f : functions) {
        Ways.ofOrder(order).forEach((name, way) -> assertLost(() -> way.of(f, a)));
      }
    }
  }

  /**
   * {@code X = P (λ I + [[0, 1], [δ, ε]]) P⁻¹}, whose square is exact, near a defective matrix;
   * with any Ẋ the tangent of the square is {@code X Ẋ + Ẋ X}, exact too.
   */
  @Test
  void rootsNearDefectiveMatricesAreRightOrRefused() {
    Matrix p = Matrix.of(2, 2, 2, 1, 3, 2);
    Matrix inverse = Matrix.of(2, 2, 2, -1, -3, 2);
    Matrix dx = Matrix.of(2, 2, 1, -2, 3, 1);
    int right = 0;
    for (int k = 0; k <= 24; k += 2) {
      for (double below : new double[] {0, 0x1p-20, -0x1p-12, -0x1p-24}) {
        for (double beside : new double[] {0, 0x1p-10, 0x1p-22}) {
          Matrix inner = Matrix.of(2, 2, 0, 1, below, beside);
          Matrix x = Matrix.identity(2).scale(Math.scalb(1.0, -k)).plus(inner);
          if (x.determinant().value() > 0) {
            Matrix root = p.mult(x).mult(inverse);
            Matrix da = root.mult(dx).plus(dx.mult(root));
            right += rightOrRefused(root, dx, da);
            right += rightOrRefused(x, dx, x.mult(dx).plus(dx.mult(x)));
          }
        }
      }
    }
    assertTrue(right > 50, "only " + right + " were right");
  }

  /** 1 if value, tangent and gradient were not refused. */
  private static int rightOrRefused(Matrix root, Matrix dx, Matrix da) {
    DMatrixRMaj a = root.mult(root).value();
    Matrix w = Matrix.of(2, 2, 1, -1, 0.5, 2);
    try {
      assertClose("value", root.value(), Matrix.of(a).sqrtm().value(), 0x1p-26);
      var jvp =
          new ForwardMode()
              .jvp(x -> x[0].sqrtm(), new DMatrixRMaj[] {a}, new DMatrixRMaj[] {da.value()});
      assertClose("tangent", dx.value(), jvp.tangent(), 0x1p-26);
      Matrix gradient = Matrix.of(new ReverseMode().gradient(x -> x[0].sqrtm().dot(w), a)[0]);
      double allowed = 0x1p-24 * gradient.normF().multiply(da.normF()).value();
      assertEquals(dx.dot(w).value(), gradient.dot(da).value(), allowed);
      return 1;
    } catch (ArithmeticException refused) {
      String message = String.valueOf(refused.getMessage());
      assertTrue(
          message.matches(".*(half of its digits|negative real axis|add up to zero).*"), message);
      return 0;
    }
  }

  private static Matrix square(Scalar... x) {
    return Matrix.of(2, 2, x);
  }

  /** {@code tr X = Σ 1/(2 a_i)}, at any ratio, as nothing cancels. */
  @Test
  void equationsOfDiagonalMatricesLoseNothing() {
    MatrixScalarFunction f = x -> x[0].lyapunov(Matrix.identity(3)).trace();
    double[] rates = {3, 1e-12, 1e9};
    DMatrixRMaj a = Matrix.column(rates).diag().value();
    for (Differentiator mode : List.of(new ForwardMode(), new ReverseMode())) {
      DMatrixRMaj gradient = mode.gradient(f, a)[0];
      DMatrixRMaj curved = mode.hvp(f, new DMatrixRMaj[] {a}, new DMatrixRMaj[] {a})[0];
      for (int i = 0; i < 3; i++) {
        double slope = -0.5 / rates[i] / rates[i];
        assertEquals(slope, gradient.get(i, i), 1e-15 * Math.abs(slope), mode.name());
        assertEquals(-2 * slope, curved.get(i, i), 1e-15 * Math.abs(slope), mode.name());
      }
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

  /** Derivatives of orders 0 to 3 along a line, computed by mpmath with 80 digits. */
  private static void assertAlong(
      MatrixScalarFunction f, DMatrixRMaj a, DMatrixRMaj e, double... expected) {
    for (int order = 0; order <= 3; order++) {
      double allowed = 1e-11 * Math.abs(expected[order]);
      double actual = order == 0 ? f.value(a) : Paths.taylor(f, a, e, order);
      assertEquals(expected[order], actual, allowed, "order " + order);
    }
    for (Paths.Path path : Paths.second(f, a, e)) {
      assertEquals(expected[2], inner(path, e), 1e-11 * Math.abs(expected[2]), path.name());
    }
    for (Paths.Path path : Paths.third(f, a, e, e)) {
      assertEquals(expected[3], inner(path, e), 1e-10 * Math.abs(expected[3]), path.name());
    }
  }

  private static double inner(Paths.Path path, DMatrixRMaj e) {
    return Matrix.of(path.derivative().get()).dot(Matrix.of(e)).value();
  }

  @Test
  void eigenvaluesToThirdOrder() {
    DMatrixRMaj a = Matrix.of(3, 3, 2, 1, 0, 0.5, 4, -1, 0, 0.25, 7).value();
    double[][] expected = {
      {1.77957221482978667, 0.962363433391252826, 1.50249208736648069, 0.4333591504674623},
      {4.30942127054730888, 0.713484986104136775, -3.37887021167294247, -6.67530934970316817},
      {6.91100651462290445, -2.1758484194953896, 1.87637812430646178, 6.24195019923570587}
    };
    for (int i = 0; i < 3; i++) {
      int which = i;
      assertAlong(x -> x[0].eigenvalues().get(which, 0), a, E, expected[i]);
    }
  }

  @Test
  void conditionNumbersWithATieElsewhere() {
    DMatrixRMaj a = Matrix.column(7, 2, 2, 0.5).diag().value();
    DMatrixRMaj e =
        Matrix.of(4, 4, 0.5, -1, 0.25, 2, 1, 0.75, -0.5, 0, -2, 1, 0.5, 1, 0.25, 0, 1, -1).value();
    assertAlong(
        x -> x[0].conditionNumber(), a, e, 14.0, 29.0, 161.327136752136752, 1173.35455347359194);
    Throwable refused =
        assertThrows(ArithmeticException.class, () -> Matrix.zeros(2, 2).conditionNumber());
    assertTrue(refused.getMessage().contains("singular values from 0.0 to 0.0"));
    refused =
        assertThrows(IllegalArgumentException.class, () -> Matrix.zeros(0, 2).conditionNumber());
    assertTrue(refused.getMessage().contains("conditionNumber: a matrix of 0x2"));
  }

  /** The vector that completes two of three is their cross product. */
  @Test
  void fullDecompositions() {
    DMatrixRMaj a = Matrix.of(3, 2, 3, 1, 0.5, -1, 1, 2).value();
    DMatrixRMaj e = Matrix.of(3, 2, 1, 2, 0, -1, 0.5, 3).value();
    DMatrixRMaj g = Matrix.of(3, 2, 0.5, -1, 1, 2, 0, 1).value();
    Matrix w = Matrix.column(1, -2, 3);
    MatrixScalarFunction f = x -> x[0].fullSvd().u().getColumn(2).dot(w);
    MatrixScalarFunction ofTranspose = x -> x[0].transpose().fullSvd().v().getColumn(2).dot(w);
    double sign = Math.signum(f.value(a) / cross(Matrix.of(a), w).value());
    MatrixScalarFunction closed = x -> cross(x[0], w).multiply(sign);
    assertEquals(closed.value(a), f.value(a), 1e-14);
    DMatrixRMaj second = Paths.second(closed, a, e).get(0).derivative().get();
    DMatrixRMaj third = Paths.third(closed, a, e, g).get(0).derivative().get();
    for (MatrixScalarFunction each : List.of(f, ofTranspose)) {
      double same = Math.signum(each.value(a) * closed.value(a));
      Paths.second(x -> each.apply(x).multiply(same), a, e)
          .forEach(p -> assertClose(p.name(), second, p.derivative().get(), 1e-12));
      Paths.third(x -> each.apply(x).multiply(same), a, e, g)
          .forEach(p -> assertClose(p.name(), third, p.derivative().get(), 1e-11));
    }
    Svd svd = Matrix.of(4, 2, 1, 2, 3, 4, 5, 6, 7, 9).fullSvd();
    assertEquals("4x4", svd.u().shape());
    assertEquals(0, svd.u().multTransA(svd.u()).minus(Matrix.identity(4)).normF().value(), 1e-14);
    for (Differentiator mode : List.of(new ForwardMode(), new ReverseMode())) {
      MatrixScalarFunction several = x -> x[0].fullSvd().u().elementSum();
      DMatrixRMaj tall = Matrix.of(4, 2, 1, 2, 3, 4, 5, 6, 7, 9).value();
      Throwable refused =
          assertThrows(ArithmeticException.class, () -> mode.gradient(several, tall));
      assertTrue(refused.getMessage().contains("fullSvd: the 2 vectors"), refused.getMessage());
    }
  }

  private static Scalar cross(Matrix a, Matrix w) {
    Scalar[] product = new Scalar[3];
    for (int i = 0; i < 3; i++) {
      int j = (i + 1) % 3;
      int k = (i + 2) % 3;
      product[i] = a.get(j, 0).multiply(a.get(k, 1)).subtract(a.get(k, 0).multiply(a.get(j, 1)));
    }
    Matrix normal = Matrix.column(product);
    return normal.dot(w).divide(normal.squaredNorm().sqrt());
  }
}
