package org.duetad.testing.nesting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.nested.NestedMatrixGradient;
import org.duetad.core.nested.NestedValueAndGradient;
import org.duetad.core.reference.FiniteDifferences;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls of second order, and of value and gradient, inside of what is differentiated. */
class NestedSecondOrderTest {

  private static final String COMBINATIONS = "org.duetad.testing.nesting.NestingTest#combinations";

  /** {@code x² y³}: {@code f + ∂f/∂x ∂f/∂y} with both parts from one call. */
  @ParameterizedTest
  @MethodSource(COMBINATIONS)
  void valueAndGradient(Differentiator outer, Differentiator inner) {
    ScalarFunction f = x -> x[0].square().multiply(x[1].pow(3));
    ScalarFunction mixed =
        at -> {
          NestedValueAndGradient both = inner.valueAndGradient(f, at);
          return both.value().add(both.gradient()[0].multiply(both.gradient()[1]));
        };
    double x = 1.5;
    double y = -0.5;
    // x² y³ + 6 x³ y⁵.
    double[] expected = {
      2 * x * y * y * y + 18 * x * x * Math.pow(y, 5),
      3 * x * x * y * y + 30 * Math.pow(x, 3) * Math.pow(y, 4)
    };
    assertArrayEquals(expected, outer.gradient(mixed, x, y), 1e-13);
  }

  /** The determinant of the Hessian of {@code x² y³ + z x}, and its gradient. */
  @ParameterizedTest
  @MethodSource(COMBINATIONS)
  void hessian(Differentiator outer, Differentiator inner) {
    ScalarFunction determinant =
        at -> {
          ScalarFunction f = p -> p[0].square().multiply(p[1].pow(3)).add(p[0].multiply(at[2]));
          Scalar[][] h = inner.hessian(f, at[0], at[1]);
          return h[0][0].multiply(h[1][1]).subtract(h[0][1].multiply(h[1][0]));
        };
    double x = 1.5;
    double y = -0.5;
    // 2y³ 6x²y - (6xy²)² = -24 x² y⁴.
    assertEquals(-24 * x * x * Math.pow(y, 4), determinant.value(x, y, 7), 1e-13);
    double[] expected = {-48 * x * Math.pow(y, 4), -96 * x * x * Math.pow(y, 3), 0};
    assertArrayEquals(expected, outer.gradient(determinant, x, y, 7), 1e-12);
  }

  /** {@code d/dx x f''(x)} of {@code f = x⁵}, with the outer number in the inner function. */
  @ParameterizedTest
  @MethodSource(COMBINATIONS)
  void secondDerivative(Differentiator outer, Differentiator inner) {
    UnaryFunction f = x -> x.multiply(inner.secondDerivative(y -> y.pow(5), x));
    assertEquals(80 * 8.0, outer.derivative(f, 2.0), 1e-11);
    UnaryFunction captured =
        x -> inner.secondDerivative(y -> y.square().multiply(x.pow(3)), Scalar.of(3));
    assertEquals(2 * 3 * 4.0, outer.derivative(captured, 2.0), 1e-13);
    assertEquals(2 * 6 * 2.0, outer.secondDerivative(captured, 2.0), 1e-13);
  }

  /** Of {@code tr(X³)/3} the Hessian times V is {@code (X V + V X)ᵀ}, along V its slope 2 V². */
  @ParameterizedTest
  @MethodSource(COMBINATIONS)
  void productsWithHessiansOfMatrices(Differentiator outer, Differentiator inner) {
    MatrixScalarFunction f = x -> x[0].mult(x[0]).mult(x[0]).trace().divide(3);
    DMatrixRMaj[] x = {new DMatrixRMaj(new double[][] {{2, 0.5}, {0.25, 3}})};
    DMatrixRMaj[] v = {new DMatrixRMaj(new double[][] {{1, 2}, {-3, 0.5}})};
    Matrix direction = Matrix.of(v[0]);
    Matrix expected = direction.mult(direction).scale(2).transpose();
    DMatrixRMaj third =
        outer.jvp(at -> inner.hvp(f, at, new Matrix[] {direction})[0], x, v).tangent();
    assertArrayEquals(expected.value().data, third.data, 1e-13);
    Matrix[] constants = {Matrix.of(x[0])};
    DMatrixRMaj hv = inner.hvp(f, constants, new Matrix[] {direction})[0].value();
    assertArrayEquals(outer.hvp(f, x, v)[0].data, hv.data, 1e-13);
  }

  /** {@code f · tr(∂f/∂X)} of {@code f = ⟨X, X⟩}. */
  @ParameterizedTest
  @MethodSource(COMBINATIONS)
  void valueAndGradientOfMatrices(Differentiator outer, Differentiator inner) {
    MatrixScalarFunction f =
        at -> {
          NestedMatrixGradient both = inner.valueAndGradient(x -> x[0].squaredNorm(), at);
          return both.value().multiply(both.gradient()[0].trace());
        };
    DMatrixRMaj x = new DMatrixRMaj(new double[][] {{1, 2}, {-1, 0.5}});
    // 2 |X|² tr X: 4 X tr X + 2 |X|² I, with |X|² = 6.25 and tr X = 1.5.
    double[] expected = {6 + 12.5, 12, -6, 3 + 12.5};
    assertArrayEquals(expected, outer.gradient(f, x)[0].data, 1e-13);
  }

  @ParameterizedTest
  @MethodSource(COMBINATIONS)
  void wrongUseIsNamed(Differentiator outer, Differentiator inner) {
    ScalarFunction f = x -> x[0].square();
    Scalar[] none = {};
    assertThrows(IllegalArgumentException.class, () -> inner.hessian(f, none));
    assertThrows(IllegalArgumentException.class, () -> outer.valueAndGradient(f, none));
  }

  @Test
  void estimatesAreRefused() {
    FiniteDifferences mode = new FiniteDifferences();
    Scalar x = Scalar.of(2);
    Class<? extends Throwable> refused = UnsupportedOperationException.class;
    assertThrows(refused, () -> mode.secondDerivative(Scalar::sin, x));
    assertThrows(refused, () -> mode.hessian(at -> at[0].sin(), x));
    assertThrows(refused, () -> mode.valueAndGradient(at -> at[0].sin(), x));
  }
}
