package org.duetad.testing.spectral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
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
}
