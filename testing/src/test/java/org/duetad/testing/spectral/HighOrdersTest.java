package org.duetad.testing.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.forward.ForwardMode;
import org.duetad.forward.TaylorMode;
import org.junit.jupiter.api.Test;

/** Series of high order near ties: right to half of the digits, or refused. */
class HighOrdersTest {

  private static final int ORDER = 9;

  private static double[] series(Function<Matrix, Scalar> f, Matrix a, Matrix e) {
    VectorFunction line = t -> new Scalar[] {f.apply(a.plus(e.scale(t[0])))};
    double[][] curve = {new double[ORDER + 1]};
    curve[0][1] = 1;
    return TaylorMode.coefficients(line, curve)[0];
  }

  /** The orders that were right, as many as were not refused. */
  private static int right(
      Function<Matrix, Scalar> f, Function<Matrix, Scalar> reference, Matrix a, Matrix e) {
    double[] expected = series(reference, a, e);
    double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    for (int order = ORDER; order >= 3; order--) {
      try {
        double[][] curve = {new double[order + 1]};
        curve[0][1] = 1;
        VectorFunction line = t -> new Scalar[] {f.apply(a.plus(e.scale(t[0])))};
        double[] c = TaylorMode.coefficients(line, curve)[0];
        for (int k = 0; k <= order; k++) {
          assertEquals(expected[k], c[k], 1e-7 * Math.max(scale, 1), "order " + k);
        }
        return order;
      } catch (ArithmeticException refused) {
        assertTrue(refused.getMessage().matches("(?s).*(half of its digits|coincide|order).*"));
      }
    }
    return 2;
  }

  @Test
  void symmetricFunctionsAreRightOrRefused() {
    Random random = new Random(5);
    for (double gap = 0x1p-12; gap < 0.5; gap *= 1.5) {
      Matrix a = Matrix.of(ProjectionsTest.symmetric(1, 1 + gap, 2));
      Matrix e = ProjectionsTest.normal(3, 3, random).symmetrise().scale(0.5);
      List<Function<Matrix, Scalar>> functions =
          List.of(
              x -> x.symmetricEigenvalues().elementPower(5).elementSum(),
              x -> x.symmetricEigenvalues().squaredNorm());
      List<Function<Matrix, Scalar>> references =
          List.of(x -> x.symmetrise().power(5).trace(), x -> x.symmetrise().squaredNorm());
      for (int i = 0; i < 2; i++) {
        int orders = right(functions.get(i), references.get(i), a, e);
        assertTrue(orders >= (gap > 0.2 ? ORDER : 3), "gap " + gap + ": " + orders);
      }
      Matrix b = Matrix.of(ProjectionsTest.general(3, 2, 1, 1 + gap));
      Matrix g = ProjectionsTest.normal(3, 2, random).scale(0.5);
      right(
          x -> x.singularValues().elementPower(4).elementSum(),
          x -> x.multTransA(x).squaredNorm(),
          b,
          g);
    }
  }

  /** One of two eigenvalues has large derivatives itself, and loses little. */
  @Test
  void singleEigenvaluesKeepTheirDigits() {
    Function<Matrix, Scalar> closed =
        x -> {
          Scalar mean = x.trace().multiply(0.5);
          Scalar half = x.get(0, 0).subtract(x.get(1, 1)).multiply(0.5);
          return mean.add(half.square().add(x.get(0, 1).square()).sqrt());
        };
    for (double gap : new double[] {0.01, 0.05, 0.3}) {
      Matrix a = Matrix.of(2, 2, 1, 0, 0, 1 + gap);
      Matrix e = Matrix.of(2, 2, 0.3, 0.7, 0.7, -0.5);
      double[] expected = series(closed, a, e);
      double[] actual = series(x -> x.symmetricEigenvalues().get(1, 0), a, e);
      for (int k = 0; k <= ORDER; k++) {
        assertEquals(expected[k], actual[k], 1e-9 * Math.max(1, Math.abs(expected[k])), "" + k);
      }
    }
  }

  private static final int[][] MIXED = {{9, 0}, {7, 2}, {5, 4}, {4, 5}, {9, 1}};

  /** By series in t whose coefficients are series in s, or have derivatives with respect to s. */
  private static double[] nested(ScalarFunction f, int inner, int outer) {
    VectorFunction coefficients =
        s -> {
          Scalar[][] line = {new Scalar[inner + 1]};
          Arrays.fill(line[0], Scalar.of(0.0));
          line[0][1] = Scalar.of(1.0);
          return TaylorMode.coefficients(t -> new Scalar[] {f.apply(t[0], s[0])}, line)[0];
        };
    if (outer == 1) {
      return new ForwardMode().jvp(coefficients, new double[1], new double[] {1}).tangent();
    }
    double[][] across = {new double[outer + 1]};
    Arrays.fill(across[0], 1, Math.min(2, outer + 1), 1.0);
    double[][] y = TaylorMode.coefficients(coefficients, across);
    return Arrays.stream(y).mapToDouble(c -> c[outer]).toArray();
  }

  private static double[] partial(ScalarFunction f, int inner, int outer) {
    double factorials =
        CombinatoricsUtils.factorialDouble(inner) * CombinatoricsUtils.factorialDouble(outer);
    return new double[] {TaylorMode.partial(f, new double[2], inner, outer) / factorials};
  }

  /** The orders of nested series count together. */
  @Test
  void nestedSeriesAndPartialDerivativesAreRightOrRefused() {
    Random random = new Random(5);
    Matrix e = ProjectionsTest.normal(3, 3, random).symmetrise().scale(0.5);
    Matrix g = ProjectionsTest.normal(3, 3, random).symmetrise().scale(0.5);
    for (double gap : new double[] {0.4, 0.15, 0.1, 0.07, 0.05, 0.02, 0.005}) {
      Matrix a = Matrix.of(ProjectionsTest.symmetric(1, 1 + gap, 2));
      ScalarFunction f = x -> at(a, e, g, x).symmetricEigenvalues().elementPower(5).elementSum();
      ScalarFunction reference = x -> at(a, e, g, x).symmetrise().power(5).trace();
      int right = 0;
      for (int[] orders : MIXED) {
        right += isRight(HighOrdersTest::nested, f, reference, orders);
        right += isRight(HighOrdersTest::partial, f, reference, orders);
      }
      assertEquals(gap == 0.4 ? 2 * MIXED.length : right, right, "gap " + gap);
    }
  }

  private static Matrix at(Matrix a, Matrix e, Matrix g, Scalar... x) {
    return a.plus(e.scale(x[0])).plus(g.scale(x[1]));
  }

  private interface Mixed {
    double[] of(ScalarFunction f, int inner, int outer);
  }

  /** 0 where refused. */
  private static int isRight(Mixed way, ScalarFunction f, ScalarFunction reference, int... orders) {
    double[] expected = way.of(reference, orders[0], orders[1]);
    double scale = Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElseThrow());
    try {
      assertArrayEquals(expected, way.of(f, orders[0], orders[1]), 1e-7 * scale);
      return 1;
    } catch (ArithmeticException refused) {
      assertTrue(refused.getMessage().matches("(?s).*(half of its digits|coincide|order).*"));
      return 0;
    }
  }
}
