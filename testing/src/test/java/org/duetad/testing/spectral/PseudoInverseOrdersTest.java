package org.duetad.testing.spectral;

import static org.duetad.testing.spectral.CoincidingValuesTest.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.forward.ForwardMode;
import org.duetad.forward.TaylorMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.corners.Ways;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/**
 * Pseudo-inverses along paths of constant rank, of a chosen rank, and of nearly singular matrices.
 */
class PseudoInverseOrdersTest {

  private static final Differentiator FORWARD = new ForwardMode();
  private static final Matrix RANK_ONE = Matrix.of(2, 2, 1, 2, 1, 2);

  /** {@code (t A)⁺ = A⁺/t}. */
  @Test
  void alongMultiplesOfAMatrixWithoutFullRank() {
    VectorFunction path = t -> RANK_ONE.scale(t[0]).pseudoInverse().toScalars();
    double[] inverse = {0.1, 0.1, 0.2, 0.2};
    double t = 0.5;
    double[] first = Arrays.stream(inverse).map(p -> -p / (t * t)).toArray();
    double[] second = Arrays.stream(inverse).map(p -> 2 * p / (t * t * t)).toArray();
    assertArrayEquals(
        first, FORWARD.jvp(path, new double[] {t}, new double[] {1}).tangent(), 1e-14);
    VectorFunction tangent = at -> FORWARD.jvp(path, at, Scalar.of(new double[] {1})).tangent();
    assertArrayEquals(
        second, FORWARD.jvp(tangent, new double[] {t}, new double[] {1}).tangent(), 1e-13);
    double[][] series = TaylorMode.coefficients(path, new double[][] {{t, 1, 0, 0}});
    for (int k = 0; k < 4; k++) {
      assertEquals(second[k] / 2, series[k][2], 1e-13);
      assertEquals(-inverse[k] / (t * t * t * t), series[k][3], 1e-12);
    }
  }

  /** {@code (u vᵀ)⁺ = v uᵀ/(uᵀu vᵀv)}, where u and v turn. */
  @Test
  void alongACurveOfRankOne() {
    VectorFunction curve = t -> outer(t).pseudoInverse().toScalars();
    VectorFunction closed =
        t -> {
          Matrix a = outer(t);
          return a.transpose().scale(a.squaredNorm().reciprocal()).toScalars();
        };
    double[] at = {0.75};
    double[] one = {1};
    assertArrayEquals(
        FORWARD.jvp(closed, at, one).tangent(), FORWARD.jvp(curve, at, one).tangent(), 1e-14);
    double[][] line = {{0.75, 1, 0, 0}};
    double[][] expected = TaylorMode.coefficients(closed, line);
    double[][] actual = TaylorMode.coefficients(curve, line);
    for (int k = 0; k < expected.length; k++) {
      assertArrayEquals(expected[k], actual[k], 1e-12);
    }
  }

  private static Matrix outer(Scalar... t) {
    Matrix u = Matrix.column(t[0], t[0].square(), Scalar.of(1.0));
    return u.multTransB(Matrix.column(t[0].sin(), t[0].exp()));
  }

  @Test
  void whereTheRankChanges() {
    VectorFunction changing =
        t -> RANK_ONE.plus(Matrix.identity(2).scale(t[0])).pseudoInverse().toScalars();
    double[] zero = {0};
    double[] one = {1};
    String message =
        String.valueOf(
            assertThrows(ArithmeticException.class, () -> FORWARD.jvp(changing, zero, one))
                .getMessage());
    assertTrue(message.contains("the rank 1 changes along the tangent"), message);
    assertTrue(message.contains("singular values [3.16"), message);
    assertThrows(ArithmeticException.class, () -> RANK_ONE.pseudoInverse(2));
    assertThrows(IllegalArgumentException.class, () -> RANK_ONE.pseudoInverse(3));
  }

  private static final Map<String, ScalarFunction> PATHS =
      Map.of(
          "multiples",
          x -> weighted(RANK_ONE.scale(x[0].multiply(x[1])).pseudoInverse()),
          "curve",
          x -> weighted(outer(x[0].multiply(x[1])).pseudoInverse()));

  private static final Map<String, ScalarFunction> CLOSED =
      Map.of(
          "multiples",
          x -> weighted(RANK_ONE.transpose().scale(x[0].multiply(x[1]).multiply(10).reciprocal())),
          "curve",
          x -> {
            Matrix a = outer(x[0].multiply(x[1]));
            return weighted(a.transpose().scale(a.squaredNorm().reciprocal()));
          });

  private static Scalar weighted(Matrix y) {
    return y.elementSum().add(y.get(0, 1).square());
  }

  /** An adjoint does not tell the path; gradients are computed by tangents then. */
  @Test
  void alongPathsByAllWays() {
    double[] at = {0.5, 1.5};
    for (String path : PATHS.keySet()) {
      for (int order = 1; order <= 3; order++) {
        Map<String, Ways.Way> ways = Ways.ofOrder(order);
        double[] expected = ways.values().iterator().next().of(CLOSED.get(path), at);
        ways.forEach(
            (name, way) -> {
              double[] actual = way.of(PATHS.get(path), at);
              for (int i = 0; i < expected.length; i++) {
                assertTrue(
                    Ways.isNone(actual[i])
                        || Math.abs(actual[i] - expected[i]) <= 1e-13 * largest(expected),
                    path + ", " + name + ": " + actual[i] + " for " + expected[i]);
              }
            });
      }
    }
  }

  /** Elements that move freely change the rank, as does {@code diag(1, t²)} at 0. */
  @Test
  void otherPathsAreRefusedByAllWays() {
    for (int order = 1; order <= 2; order++) {
      Ways.ofOrder(order)
          .forEach(
              (name, way) ->
                  assertChanging(
                      name, way, x -> weighted(Matrix.of(2, 2, x).pseudoInverse()), 1, 2, 1, 2));
    }
    ScalarFunction late =
        x -> weighted(Matrix.column(Scalar.of(1.0), x[0].square()).diag().pseudoInverse());
    Ways.ofOrder(2).forEach((name, way) -> assertChanging(name, way, late, 0));
  }

  private static void assertChanging(String name, Ways.Way way, ScalarFunction f, double... x) {
    String message = assertThrows(ArithmeticException.class, () -> way.of(f, x), name).getMessage();
    assertTrue(message.contains("the rank 1 changes along the tangent"), name + ": " + message);
    assertTrue(message.contains("pseudoInverse(1)"), message);
  }

  /**
   * {@code v uᵀ/s = (A (AᵀA - s₂² I))ᵀ/(s₁² (s₁² - s₂²))}, {@code s₁² + s₂² = ‖A‖², s₁² s₂² =
   * det²}.
   */
  private static Matrix closedOfRankOne(Matrix a) {
    Scalar sum = a.squaredNorm();
    Scalar root = sum.square().subtract(a.determinant().square().multiply(4)).sqrt();
    Scalar larger = sum.add(root).divide(2);
    Scalar smaller = a.determinant().square().divide(larger);
    Matrix inner = a.multTransA(a).minus(Matrix.identity(2).scale(smaller));
    return a.mult(inner).transpose().scale(larger.multiply(root).reciprocal());
  }

  @Test
  void ofAChosenRankByAllPaths() {
    Matrix w = Matrix.of(2, 2, 0.5, -1, 2, 1);
    MatrixScalarFunction closed = x -> closedOfRankOne(x[0]).dot(w);
    MatrixScalarFunction f = x -> x[0].pseudoInverse(1).dot(w);
    DMatrixRMaj e = Matrix.of(2, 2, new Random(3).doubles(4, -1, 1).toArray()).value();
    DMatrixRMaj g = Matrix.of(2, 2, new Random(4).doubles(4, -1, 1).toArray()).value();
    for (DMatrixRMaj a :
        new DMatrixRMaj[] {RANK_ONE.value(), Matrix.of(2, 2, 3, 1, 0, 2).value()}) {
      assertClose(
          "gradient",
          new ReverseMode().gradient(closed, a)[0],
          new ReverseMode().gradient(f, a)[0],
          1e-14);
      DMatrixRMaj second = Paths.second(closed, a, e).get(0).derivative().get();
      Paths.second(f, a, e)
          .forEach(p -> assertClose(p.name(), second, p.derivative().get(), 1e-12));
      DMatrixRMaj third = Paths.third(closed, a, e, g).get(0).derivative().get();
      Paths.third(f, a, e, g)
          .forEach(p -> assertClose(p.name(), third, p.derivative().get(), 1e-11));
    }
  }

  /** {@code [[c, 1], [c, c]]⁻¹ = [[c, -1], [-c, c]]/(c² - c)}. */
  @Test
  void ofNearlySingularMatrices() {
    for (double c : new double[] {6.6e-7, 1e-4, 0.3}) {
      VectorFunction inverse =
          x -> Matrix.of(2, 2, x[0], Scalar.of(1.0), x[0], x[0]).pseudoInverse().toScalars();
      double d = c - 1;
      double[] first = {-1 / (d * d), (2 * c - 1) / (c * c * d * d), 1 / (d * d), -1 / (d * d)};
      double[] second = {
        2 / (d * d * d),
        -2 * (3 * c * c - 3 * c + 1) / (c * c * c * d * d * d),
        -2 / (d * d * d),
        2 / (d * d * d)
      };
      VectorFunction tangent =
          at -> FORWARD.jvp(inverse, at, Scalar.of(new double[] {1})).tangent();
      double[] at = {c};
      assertRelative(first, FORWARD.jvp(inverse, at, new double[] {1}).tangent());
      assertRelative(second, FORWARD.jvp(tangent, at, new double[] {1}).tangent());
      for (int k = 0; k < 4; k++) {
        int element = k;
        double ofTape = new ReverseMode().hessian(x -> inverse.apply(x)[element], c)[0][0];
        assertEquals(second[k], ofTape, 1e-8 * largest(second));
      }
    }
  }

  private static double largest(double... x) {
    return Arrays.stream(x).map(Math::abs).max().orElse(0);
  }

  /** To the digits that a condition number of 1.5e6 leaves. */
  private static void assertRelative(double[] expected, double[] actual) {
    assertArrayEquals(expected, actual, 1e-8 * largest(expected));
  }
}
