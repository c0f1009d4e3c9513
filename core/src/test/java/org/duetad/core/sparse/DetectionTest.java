package org.duetad.core.sparse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.api.Test;

class DetectionTest {

  /** Linear where it was probed, but nonlinear elsewhere, without declaring it. */
  private static final UnaryRule SLY =
      UnaryRule.of(
          "sly",
          Domain.REAL,
          x -> x > 0 ? x : Math.expm1(x),
          (x, y) -> x.isGreaterThan(0) ? Scalar.of(1) : x.exp());

  private static final UnaryRule TWICE =
      UnaryRule.of("twice", Domain.REAL, x -> 2 * x, (x, y) -> Scalar.of(2));

  private static SparsityPattern rows(int columns, int[]... rows) {
    return SparsityPattern.ofRows(columns, rows);
  }

  private static void assertJacobian(SparsityPattern expected, VectorFunction f, double... x) {
    assertEquals(expected, Sparsity.jacobian(f, x));
  }

  private static void assertHessian(SparsityPattern expected, ScalarFunction f, double... x) {
    assertEquals(expected, Sparsity.hessian(f, x));
  }

  @Test
  void bandedJacobian() {
    int[][] rows = new int[9][];
    Arrays.setAll(rows, i -> range(Math.max(0, i - 2), Math.min(9, i + 3)));
    assertJacobian(rows(9, rows), Functions.banded(2), Functions.point(9));
  }

  static int[] range(int from, int to) {
    int[] range = new int[to - from];
    Arrays.setAll(range, i -> from + i);
    return range;
  }

  @Test
  void arrowJacobian() {
    assertJacobian(
        rows(4, new int[] {0, 1, 2, 3}, new int[] {0, 1}, new int[] {0, 2}, new int[] {0, 3}),
        Functions::arrow,
        Functions.point(4));
  }

  @Test
  void rosenbrockHessianIsTridiagonal() {
    int[][] rows = new int[7][];
    Arrays.setAll(rows, i -> range(Math.max(0, i - 1), Math.min(7, i + 2)));
    assertHessian(rows(7, rows), Functions::rosenbrock, Functions.point(7));
  }

  @Test
  void linearFunctionsHaveNoHessian() {
    SparsityPattern none = rows(3, new int[0], new int[0], new int[0]);
    assertHessian(none, x -> Scalar.sum(x).add(x[1]).divide(3).negate(), 1, 2, 3);
    assertHessian(none, x -> Scalar.mean(x).subtract(x[0].multiply(5)).apply(TWICE), 1, 2, 3);
    assertHessian(none, x -> Scalar.weightedSum(new double[] {1, 2, 3}, x), 1, 2, 3);
    assertHessian(none, Functions::rectified, 1, 2, 3);
    assertHessian(none, x -> x[0].abs().max(x[1]).add(Scalar.max(x)).scalb(3), 1, 2, 3);
  }

  @Test
  void productsGiveCrossProducts() {
    int[] none = {};
    assertHessian(
        rows(4, new int[] {2, 3}, new int[] {2, 3}, new int[] {0, 1}, new int[] {0, 1}),
        x -> x[0].add(x[1]).multiply(x[2].subtract(x[3])),
        1,
        1,
        1,
        1);
    assertHessian(
        rows(4, new int[] {2}, new int[] {3}, new int[] {0}, new int[] {1}),
        x -> Scalar.dot(x, 0, x, 2, 2),
        1,
        1,
        1,
        1);
    assertHessian(rows(2, new int[] {1}, new int[] {0, 1}), x -> x[0].divide(x[1]), 1, 2);
    assertHessian(rows(2, none, new int[] {1}), x -> x[0].add(x[1].sin()), 1, 2);
  }

  @Test
  void ruleThatComparesIsTakenToBend() {
    assertHessian(rows(1, new int[] {0}), x -> x[0].apply(SLY), 1);
    assertHessian(rows(1, new int[] {0}), x -> x[0].selu(), 1);
  }

  @Test
  void whatDoesNotReachTheResultDoesNotCount() {
    assertHessian(
        rows(2, new int[0], new int[0]),
        x -> {
          Scalar unused = x[0].exp().multiply(x[1]);
          return x[0].add(unused.multiply(0));
        },
        1,
        2);
  }

  @Test
  void slopesThatVanishCountGloballyButNotAtThePoint() {
    VectorFunction f =
        x -> new Scalar[] {x[0].square().add(x[1]), x[0].multiply(x[1]), x[2].relu()};
    double[] x = {0, 3, -1};
    SparsityPattern global = rows(3, new int[] {0, 1}, new int[] {0, 1}, new int[] {2});
    assertEquals(global, Sparsity.jacobian(f, x));
    SparsityPattern here = rows(3, new int[] {1}, new int[] {0}, new int[] {});
    assertEquals(here, Sparsity.jacobianAt(f, x));
  }

  /** Of {@code x² + (x y)²} at y = 0: 2, and 2 x² by y twice. */
  @Test
  void secondDerivativesAtAPoint() {
    ScalarFunction f = x -> x[0].square().add(x[1].multiply(x[0]).square());
    SparsityPattern here = rows(2, new int[] {0}, new int[] {1});
    assertEquals(here, Sparsity.hessianAt(f, 1.5, 0));
    SparsityPattern global = rows(2, new int[] {0, 1}, new int[] {0, 1});
    assertEquals(global, Sparsity.hessian(f, 1.5, 0));
  }

  @Test
  void constantZerosAreZeroEverywhere() {
    double[] weights = {0, 2, 0};
    assertJacobian(
        rows(3, new int[] {1}, new int[] {}),
        x -> new Scalar[] {Scalar.weightedSum(weights, x), x[2].multiply(0)},
        1,
        2,
        3);
  }

  @Test
  void longSumsTakeLinearMemory() {
    int n = 20_000;
    SparsityPattern pattern = Sparsity.hessian(Functions::rosenbrock, Functions.point(n));
    assertEquals(3 * n - 2, pattern.count());
    SparsityPattern gradient =
        Sparsity.jacobian(x -> new Scalar[] {Functions.rosenbrock(x)}, Functions.point(n));
    assertEquals(n, gradient.count());
  }

  @Test
  void matrices() {
    double[] x = {1, 2, 3, 4};
    VectorFunction elementwise = v -> Matrix.of(2, 2, v).apply(TWICE).transpose().toScalars();
    assertJacobian(
        rows(4, new int[] {0}, new int[] {2}, new int[] {1}, new int[] {3}), elementwise, x);
    VectorFunction product =
        v -> Matrix.of(2, 2, v).mult(Matrix.of(new double[][] {{1}, {0}})).toScalars();
    assertJacobian(rows(4, new int[] {0}, new int[] {2}), product, x);
    VectorFunction outer =
        v -> Matrix.of(2, 1, v[0], v[1]).mult(Matrix.of(1, 2, v[2], v[3])).toScalars();
    assertJacobian(
        rows(4, new int[] {0, 2}, new int[] {0, 3}, new int[] {1, 2}, new int[] {1, 3}), outer, x);
    VectorFunction inverse = v -> Matrix.of(2, 2, v).invert().toScalars();
    int[] all = {0, 1, 2, 3};
    assertJacobian(rows(4, all, all, all, all), inverse, x);
  }

  @Test
  void hessiansThroughMatrices() {
    double[] x = {1, 2, 3, 4};
    ScalarFunction quadratic =
        v -> Matrix.of(1, 2, v[0], v[1]).mult(Matrix.of(2, 1, v[2], v[3])).get(0, 0);
    assertHessian(
        rows(4, new int[] {2}, new int[] {3}, new int[] {0}, new int[] {1}), quadratic, x);
    ScalarFunction linear =
        v -> Matrix.of(2, 2, v).transpose().plus(Matrix.of(2, 2, v)).elementSum();
    int[] none = {};
    assertHessian(rows(4, none, none, none, none), linear, x);
  }

  @Test
  void wrongUse() {
    List<Scalar> escaped = new ArrayList<>();
    Sparsity.jacobian(
        x -> {
          escaped.add(x[0]);
          return x;
        },
        1);
    assertThrows(IllegalStateException.class, () -> escaped.get(0).exp());
    assertThrows(
        IllegalStateException.class,
        () -> Sparsity.jacobian(x -> new Scalar[] {x[0].add(escaped.get(0))}, 1));
    assertThrows(
        IllegalStateException.class,
        () -> Sparsity.jacobian(x -> new Scalar[] {escaped.get(0)}, 1));
    assertThrows(IllegalArgumentException.class, () -> Sparsity.jacobian(x -> x));
    assertThrows(NullPointerException.class, () -> Sparsity.jacobian(x -> new Scalar[1], 1));
  }
}
