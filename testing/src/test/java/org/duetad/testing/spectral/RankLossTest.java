package org.duetad.testing.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.matrix.Svd;
import org.duetad.core.matrix.TiedVectorsException;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ProgramMode;
import org.duetad.forward.ForwardMode;
import org.duetad.forward.TaylorMode;
import org.duetad.reverse.ReverseMode;
import org.duetad.testing.corners.Ways;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where singular values are zero, or values coincide: all ways agree, or all refuse. */
class RankLossTest {

  private static final double[] RANK_ONE = {1, 2, 2, 4};

  private static final List<Differentiator> MODES =
      List.of(new ForwardMode(), new ReverseMode(), new ProgramMode(), new TaylorMode());

  private static ScalarFunction of(int rows, int cols, Function<Matrix, Scalar> f) {
    return x -> f.apply(Matrix.of(rows, cols, x));
  }

  private static Matrix recomposed(Matrix a) {
    Svd svd = a.svd();
    return svd.u().mult(svd.s().diag()).multTransB(svd.v());
  }

  private static Arguments row(
      String name, int order, ScalarFunction f, double... pointAndDirection) {
    int n = order == 1 ? pointAndDirection.length : pointAndDirection.length / 2;
    double[] x = Arrays.copyOf(pointAndDirection, n);
    double[] v = Arrays.copyOfRange(pointAndDirection, n, pointAndDirection.length);
    return Arguments.of(name, f, x, v);
  }

  static Stream<Arguments> refusedInFirstOrder() {
    return Stream.of(
        row("U S V'", 1, of(2, 2, a -> recomposed(a).get(0, 0)), RANK_ONE),
        row("U S V' of zero", 1, of(2, 2, a -> recomposed(a).get(0, 0)), 0, 0, 0, 0),
        row("U S V', an exact zero", 1, of(2, 2, a -> recomposed(a).get(1, 1)), 1, 0, 0, 0),
        row("V of 2x3", 1, of(2, 3, a -> a.svd().v().get(0, 1)), 1, 0, 0, 0, 0, 0),
        row("U of zero", 1, of(2, 2, a -> a.svd().u().get(0, 1)), 0, 0, 0, 0),
        row("a double eigenvalue", 1, of(2, 2, a -> a.eigenvalues().get(0, 0)), 1, 0, 0, 1),
        row("bestRank(1) of I", 1, of(2, 2, a -> a.bestRank(1).get(0, 1)), 0, 0, 0, 0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusedInFirstOrder")
  void firstDerivativesAreRefused(String name, ScalarFunction f, double[] x, double[] none) {
    Ways.ofOrder(1)
        .forEach(
            (way, derivatives) ->
                assertThrows(TiedVectorsException.class, () -> derivatives.of(f, x), way));
  }

  static Stream<Arguments> refusedInSecondOrder() {
    ScalarFunction nuclear = of(2, 2, Matrix::normNuclear);
    ScalarFunction largest = of(2, 2, a -> a.symmetricEigenvalues().get(1, 0));
    ScalarFunction norm = of(2, 2, Matrix::normSpectral);
    return Stream.of(
        row("nuclear norm beside", 2, nuclear, 1, 0, 0, 0, 0, 1, 0, 0),
        row("nuclear norm along", 2, nuclear, 1, 0, 0, 0, 1, 0, 0, 0),
        row("nuclear norm, nilpotent", 2, nuclear, 0, 1, 0, 0, 1, 0, 0, 0),
        row("nuclear norm at zero", 2, nuclear, 0, 0, 0, 0, 1, 2, 3, 4),
        row("largest eigenvalue along I", 2, largest, 1, 0, 0, 1, 1, 0, 0, 1),
        row("spectral norm along I", 2, norm, 1, 0, 0, 1, 1, 0, 0, 1),
        row("of 2x3", 2, of(2, 3, Matrix::normNuclear), 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusedInSecondOrder")
  void secondDerivativesAreRefusedInEveryDirection(
      String name, ScalarFunction f, double[] x, double[] v) {
    for (Differentiator mode : MODES) {
      assertThrows(ArithmeticException.class, () -> mode.hvp(f, x, v), mode.name());
      for (Differentiator inner : MODES) {
        String names = mode.name() + " over " + inner.name();
        assertThrows(
            ArithmeticException.class, () -> mode.jvp(at -> inner.gradient(f, at), x, v), names);
        assertThrows(
            ArithmeticException.class,
            () -> mode.gradient(at -> inner.jvp(f.asVector(), at, Scalar.of(v)).tangent()[0], x),
            names);
      }
    }
    Ways.ofOrder(2)
        .forEach(
            (way, derivatives) ->
                assertThrows(ArithmeticException.class, () -> derivatives.of(f, x), way));
  }

  /** {@code u̇₂ = -u₁ (u₂ᵀ Ȧ v₁)/s₁}: a null vector is determined, up to its sign. */
  @Test
  void nullVectorsHaveDerivatives() {
    double root = Math.sqrt(5);
    double[] expected = {-2 / root / 25, -4 / root / 25, 1 / root / 25, 2 / root / 25};
    assertFirst(expected, of(2, 2, a -> a.svd().u().get(0, 1)), RANK_ONE);
    double[] transposed = {expected[0], expected[2], expected[1], expected[3]};
    Scalar sign = Matrix.of(2, 2, RANK_ONE).svd().v().get(0, 1);
    ScalarFunction right = of(2, 2, a -> a.svd().v().get(0, 1).multiply(Math.signum(sign.value())));
    assertFirst(transposed, right, RANK_ONE);
  }

  /** What is multiplied by an exact zero is unused, as in reverse mode. */
  @Test
  void zerosAnnihilateWhatHasNoDerivative() {
    assertFirst(new double[3], of(1, 3, a -> a.fullSvd().u().get(0, 0)), 1, 2, 3);
    assertFirst(new double[4], of(2, 2, a -> a.eigenvalues().squaredNorm()), 0, 0, 0, 0);
    assertFirst(new double[4], of(2, 2, a -> a.bestRank(1).squaredNorm()), 0, 0, 0, 0);
    MatrixScalarFunction squares = x -> x[0].eigenvalues().squaredNorm();
    for (Differentiator mode : MODES) {
      DMatrixRMaj[] gradient = mode.gradient(squares, new DMatrixRMaj(2, 2));
      assertArrayEquals(new double[4], gradient[0].data, 0.0, mode.name());
    }
  }

  /** The vector of a singular value beside others that complete a basis, in second order. */
  @Test
  void vectorsOfNoValueAreUnused() {
    ScalarFunction f = of(1, 3, a -> a.fullSvd().v().get(0, 0));
    double[] x = {1, 2, 2};
    double r = 3;
    // v = x/r: ∂v_0 = (δ_0j - v_0 v_j)/r.
    Ways.ofOrder(1)
        .forEach(
            (way, derivatives) ->
                assertArrayEquals(
                    new double[] {(1 - 1 / 9.0) / r, -2 / 9.0 / r, -2 / 9.0 / r},
                    derivatives.of(f, x),
                    1e-15,
                    way));
    double[] second = Ways.ofOrder(2).get("FR").of(q -> q[0].divide(norm(q)), x);
    Ways.ofOrder(2)
        .forEach(
            (way, derivatives) -> {
              double[] actual = derivatives.of(f, x);
              for (int i = 0; i < actual.length; i++) {
                if (!Double.isNaN(actual[i])) {
                  assertEquals(second[i], actual[i], 1e-14, way);
                }
              }
            });
  }

  private static Scalar norm(Scalar[] q) {
    return Scalar.dot(q, q).sqrt();
  }

  private static void assertFirst(double[] expected, ScalarFunction f, double... x) {
    Ways.ofOrder(1)
        .forEach(
            (way, derivatives) -> assertArrayEquals(expected, derivatives.of(f, x), 1e-15, way));
    for (Differentiator mode : MODES) {
      double[] v = new double[x.length];
      double along = 0;
      for (int i = 0; i < v.length; i++) {
        v[i] = Math.cos(i);
        along += v[i] * expected[i];
      }
      assertEquals(along, mode.jvp(f.asVector(), x, v).tangent()[0], 1e-15, mode.name());
    }
  }

  /** {@code tr X² = tr A} of the root X; the truth is out of reach, and never another number. */
  @Test
  void rootsOfSingularMatricesAreInfiniteOrNaN() {
    ScalarFunction squared = of(2, 2, a -> a.symmetricSqrt().mult(a.symmetricSqrt()).trace());
    Ways.ofOrder(1)
        .forEach(
            (way, derivatives) -> {
              double[] gradient = derivatives.of(squared, RANK_ONE);
              assertTrue(Arrays.stream(gradient).allMatch(Double::isNaN), way);
              double[] ofTrace = derivatives.of(of(2, 2, a -> a.symmetricSqrt().trace()), RANK_ONE);
              assertEquals(Double.POSITIVE_INFINITY, ofTrace[0], way);
              double[] exact = derivatives.of(of(2, 2, a -> a.symmetricSqrt().trace()), 0, 0, 0, 4);
              assertArrayEquals(new double[] {Double.POSITIVE_INFINITY, 0, 0, 0.25}, exact, way);
            });
  }

  /** {@code κ = s₁/s₂} of diag(1, s): values to rounding, derivatives with half of the digits. */
  @Test
  void conditionNumbersHaveDigits() {
    ScalarFunction f = of(2, 2, Matrix::conditionNumber);
    double[][] singular = {RANK_ONE, {1, 0, 0, 0}, {1, 0, 0, 1e-17}, {0.1, 0.2, 0.3, 0.6}};
    for (double[] x : singular) {
      String message = assertThrows(ArithmeticException.class, () -> f.value(x)).getMessage();
      assertTrue(message.contains("conditionNumber: the 2x2 matrix is singular"), message);
    }
    for (double s : new double[] {1e-14, 1e-10, 1e-8}) {
      assertEquals(1 / s, f.value(1, 0, 0, s), 1e-15 / s);
      Ways.ofOrder(1)
          .forEach(
              (way, derivatives) ->
                  assertThrows(
                      ArithmeticException.class, () -> derivatives.of(f, 1, 0, 0, s), way));
    }
    for (double s : new double[] {1e-7, 1e-3, 0.5}) {
      double[] expected = {1 / s, 0, 0, -1 / s / s};
      Ways.ofOrder(1)
          .forEach(
              (way, derivatives) ->
                  assertArrayEquals(expected, derivatives.of(f, 1, 0, 0, s), 1e-15 / s / s, way));
    }
  }

  @Test
  void messageNamesTheValue() {
    ScalarFunction f = of(2, 2, a -> recomposed(a).get(1, 1));
    Throwable refused =
        assertThrows(TiedVectorsException.class, () -> new ForwardMode().gradient(f, 1, 0, 0, 0));
    assertTrue(refused.getMessage().contains("svd: singular value 1 is zero (0.0)"));
  }
}
