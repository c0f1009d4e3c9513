package org.duetad.examples.lab.jacobians;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.Layout;
import org.duetad.core.mode.MatrixJacobian;
import org.duetad.core.sparse.Sparsity;
import org.duetad.core.sparse.SparsityPattern;
import org.duetad.examples.lab.Draws;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JacobiansTest {

  private static final long SEED = 51;

  static Stream<Differentiator> modes() {
    return Stream.of(new ForwardMode(), new ReverseMode());
  }

  /** {@code g(x) = (x1 x2, x1 + x2, x2²)}, {@code f(y) = (y1 y3, sin y2)}, by hand. */
  @ParameterizedTest
  @MethodSource("modes")
  void chainRule(Differentiator mode) {
    VectorFunction g = x -> new Scalar[] {x[0].multiply(x[1]), x[0].add(x[1]), x[1].square()};
    VectorFunction f = y -> new Scalar[] {y[0].multiply(y[2]), y[1].sin()};
    double[] x = {0.7, -1.3};
    double[][] jg = {{x[1], x[0]}, {1, 1}, {0, 2 * x[1]}};
    double[][] jf = {{x[1] * x[1], 0, x[0] * x[1]}, {0, Math.cos(x[0] + x[1]), 0}};
    assertRows(jg, mode.jacobian(g, x), 1e-15);
    assertRows(jf, mode.jacobian(f, g.value(x)), 1e-15);
    double[][] product = new double[2][2];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        for (int k = 0; k < 3; k++) {
          product[i][j] += jf[i][k] * jg[k][j];
        }
      }
    }
    assertRows(product, mode.jacobian((Scalar... v) -> f.apply(g.apply(v)), x), 1e-15);
  }

  private static void assertRows(double[][] expected, double[][] actual, double tolerance) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertArrayEquals(expected[i], actual[i], tolerance);
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void weightTensorHasItsInputInOneRow(Differentiator mode) {
    SplittableRandom random = new SplittableRandom(SEED);
    DMatrixRMaj w = Draws.gaussian(random, 2, 3);
    DMatrixRMaj x = Draws.gaussian(random, 3, 1);
    MatrixJacobian tensor = mode.jacobian(v -> v[0].mult(Matrix.of(x)), w)[0];
    double[][][][] numerator = tensor.tensor(Layout.NUMERATOR);
    double[][][][] denominator = tensor.tensor(Layout.DENOMINATOR);
    for (int k = 0; k < 2; k++) {
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 3; j++) {
          double expected = i == k ? x.get(j, 0) : 0;
          assertEquals(expected, numerator[k][0][i][j], 0);
          assertEquals(expected, denominator[i][j][k][0], 0);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void shortcutOfTheWeightTensorIsAnOuterProduct(Differentiator mode) {
    SplittableRandom random = new SplittableRandom(SEED);
    DMatrixRMaj w = Draws.gaussian(random, 2, 3);
    DMatrixRMaj x = Draws.gaussian(random, 3, 1);
    DMatrixRMaj above = Draws.gaussian(random, 2, 1);
    DMatrixRMaj pulled = mode.vjp(v -> v[0].mult(Matrix.of(x)), w).pullback(above)[0];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 3; j++) {
        assertEquals(above.get(i, 0) * x.get(j, 0), pulled.get(i, j), 1e-15);
      }
    }
  }

  @Test
  void patternOfReluIsTheDiagonal() {
    SparsityPattern pattern =
        Sparsity.jacobian(
            x -> Arrays.stream(x).map(Scalar::relu).toArray(Scalar[]::new), 1, -2, 3, 0);
    assertEquals(SparsityPattern.ofRows(4, new int[][] {{0}, {1}, {2}, {3}}), pattern);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void softmaxHasItsClosedForm(Differentiator mode) {
    double[] z = {0, Math.log(2), Math.log(5)};
    double[] p = {0.125, 0.25, 0.625};
    double[][] expected = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        expected[i][j] = (i == j ? p[i] : 0) - p[i] * p[j];
      }
    }
    assertRows(expected, mode.jacobian(Scalar::softmax, z), 1e-16);
    assertRows(expected, mode.hessian(Scalar::logSumExp, z), 1e-16);
  }

  @Test
  void productWithTheRingByHandIsThatOfItsJacobian() {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] x = Draws.gaussian(random, 5);
    double[] w = Draws.gaussian(random, 5);
    ScalarFunction projected =
        at -> {
          Scalar sum = Scalar.of(0.0);
          for (int i = 0; i < 5; i++) {
            sum = sum.add(at[i].multiply(at[(i + 1) % 5]).sin().multiply(w[i]));
          }
          return sum;
        };
    assertArrayEquals(
        TerabyteJacobian.byHand(x, w), new ForwardMode().gradient(projected, x), 1e-15);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void hessianOfRosenbrock(Differentiator mode) {
    double x = -1.2;
    double y = 1;
    ScalarFunction rosenbrock =
        v -> v[1].subtract(v[0].square()).square().multiply(100).add(v[0].subtract(1).square());
    double[][] expected = {{1200 * x * x - 400 * y + 2, -400 * x}, {-400 * x, 200}};
    assertRows(expected, mode.hessian(rosenbrock, x, y), 1e-12);
    double[] product = {expected[0][0] - 2 * expected[0][1], expected[1][0] - 2 * expected[1][1]};
    assertArrayEquals(
        product, mode.hvp(rosenbrock, new double[] {x, y}, new double[] {1, -2}), 1e-12);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void vjpIsTheGradientOfTheProjection(Differentiator mode) {
    VectorFunction f = x -> new Scalar[] {x[0].multiply(x[1]).exp(), x[1].divide(x[2]), x[0].cos()};
    double[] x = Draws.gaussian(new SplittableRandom(SEED), 3);
    double[] p = {2, -1, 0.5};
    double e = Math.exp(x[0] * x[1]);
    double[] byHand = {
      p[0] * x[1] * e - p[2] * Math.sin(x[0]),
      p[0] * x[0] * e + p[1] / x[2],
      -p[1] * x[1] / (x[2] * x[2])
    };
    assertArrayEquals(byHand, mode.vjp(f, x).pullback(p), 1e-14);
    assertArrayEquals(
        byHand, mode.gradient((Scalar... v) -> Scalar.weightedSum(p, f.apply(v)), x), 1e-14);
  }
}
