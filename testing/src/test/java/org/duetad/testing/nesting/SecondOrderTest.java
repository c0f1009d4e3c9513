package org.duetad.testing.nesting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.SecondOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Second derivatives against closed forms, in all combinations of modes. */
class SecondOrderTest {

  private static final String COMBINATIONS = "org.duetad.testing.nesting.NestingTest#combinations";

  /** {@code exp(x y) + z³}. */
  private static final ScalarFunction F = x -> x[0].multiply(x[1]).exp().add(x[2].pow(3));

  private static final double[] X = {0.5, -1.25, 2};

  @ParameterizedTest
  @MethodSource(COMBINATIONS)
  void diagonalAndLaplacian(Differentiator outer, Differentiator inner) {
    SecondOrder second = SecondOrder.of(outer, inner);
    double e = Math.exp(X[0] * X[1]);
    double[] diagonal = {X[1] * X[1] * e, X[0] * X[0] * e, 6 * X[2]};
    assertArrayEquals(diagonal, second.hessianDiagonal(F, X), 1e-14);
    assertEquals(diagonal[0] + diagonal[1] + diagonal[2], second.laplacian(F, X), 1e-14);
    double mixed = e * (1 + X[0] * X[1]);
    double[] v = {1, 2, -1};
    double[] hv = {diagonal[0] + 2 * mixed, mixed + 2 * diagonal[1], -diagonal[2]};
    assertArrayEquals(hv, second.hvp(F, X, v), 1e-14);
    assertEquals(hv[0] + 2 * hv[1] - hv[2], second.curvature(F, X, v), 1e-13);
  }

  /** Of residuals r(x) and L = |r|²/2 the Gauss-Newton matrix is JᵀJ. */
  @ParameterizedTest
  @MethodSource(COMBINATIONS)
  void gaussNewton(Differentiator outer, Differentiator inner) {
    VectorFunction residuals =
        x -> new Scalar[] {x[0].multiply(x[1]), x[1].sin(), x[0].square().subtract(x[1])};
    ScalarFunction halfSquare = y -> Scalar.dot(y, y).divide(2);
    double x = 0.75;
    double y = -0.5;
    double[][] j = {{y, x}, {0, Math.cos(y)}, {2 * x, -1}};
    double[] v = {1.5, -2};
    double[] expected = new double[2];
    for (double[] row : j) {
      double along = row[0] * v[0] + row[1] * v[1];
      expected[0] += row[0] * along;
      expected[1] += row[1] * along;
    }
    SecondOrder second = SecondOrder.of(outer, inner);
    double[] at = {x, y};
    assertArrayEquals(expected, second.gaussNewtonProduct(residuals, halfSquare, at, v), 1e-15);
  }

  /** Of a softmax the Fisher information is the expectation of the empirical one. */
  @ParameterizedTest
  @MethodSource(COMBINATIONS)
  void fisher(Differentiator outer, Differentiator inner) {
    SecondOrder second = SecondOrder.of(outer, inner);
    VectorFunction logits = x -> new Scalar[] {x[0].multiply(x[1]), x[0], x[1].square()};
    double[] x = {0.75, -0.5};
    double[] v = {1.5, -2};
    double[] z = logits.value(x);
    double norm = Math.exp(z[0]) + Math.exp(z[1]) + Math.exp(z[2]);
    double[] expected = new double[2];
    for (int k = 0; k < 3; k++) {
      int outcome = k;
      ScalarFunction surprise = y -> Scalar.logSumExp(y).subtract(y[outcome]);
      double[] product = second.fisherProduct(logits, surprise, x, v);
      expected[0] += Math.exp(z[k]) / norm * product[0];
      expected[1] += Math.exp(z[k]) / norm * product[1];
    }
    ScalarFunction any = y -> Scalar.logSumExp(y).subtract(y[0]);
    assertArrayEquals(expected, second.gaussNewtonProduct(logits, any, x, v), 1e-14);
  }

  @ParameterizedTest
  @MethodSource(COMBINATIONS)
  void wrongUseIsNamed(Differentiator outer, Differentiator inner) {
    SecondOrder second = SecondOrder.of(outer, inner);
    assertThrows(IllegalArgumentException.class, () -> second.laplacian(F));
    assertThrows(IllegalArgumentException.class, () -> second.hvp(F, X, new double[2]));
    assertThrows(IllegalArgumentException.class, () -> second.curvature(F, X, new double[4]));
  }
}
