package org.duetad.testing.nesting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Differentiator;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Derivatives within derivatives, in all combinations of modes. The cases are those on which
 * systems have failed: Siskind and Pearlmutter, "Perturbation confusion and referential
 * transparency", 2005; Manzyuk, Pearlmutter, Radul, Rush and Siskind, "Perturbation confusion in
 * forward automatic differentiation of higher-order functions", 2019.
 */
class NestingTest {

  private static final String COMBINATIONS = "org.duetad.testing.nesting.NestingTest#combinations";

  static Stream<Arguments> combinations() {
    Differentiator[] modes = {new ForwardMode(), new ReverseMode()};
    return Stream.of(modes)
        .flatMap(outer -> Stream.of(modes).map(inner -> Arguments.of(outer, inner)));
  }

  /** {@code d/dx (x · d/dy (x + y))} is 1; with confused perturbations it is 2. */
  @ParameterizedTest
  @MethodSource(COMBINATIONS)
  void sumWithinProduct(Differentiator outer, Differentiator inner) {
    UnaryFunction f = x -> x.multiply(inner.derivative(y -> x.add(y), Scalar.of(1.0)));
    assertEquals(1.0, outer.derivative(f, 1.0));
    assertEquals(1.0, outer.derivative(f, 3.5));
  }

  /** {@code d/dx (x · d/dy (x y))} is 2x. */
  @ParameterizedTest
  @MethodSource(COMBINATIONS)
  void productWithinProduct(Differentiator outer, Differentiator inner) {
    UnaryFunction f = x -> x.multiply(inner.derivative(y -> x.multiply(y), Scalar.of(2.0)));
    assertEquals(6.0, outer.derivative(f, 3.0));
  }

  /** The inner call at the outer number itself. */
  @ParameterizedTest
  @MethodSource(COMBINATIONS)
  void innerPointIsTheOuterNumber(Differentiator outer, Differentiator inner) {
    UnaryFunction f = x -> inner.derivative(y -> x.multiply(y).multiply(y), x);
    assertEquals(4 * 3.0, outer.derivative(f, 3.0)); // 2 x y at y = x is 2 x².
  }

  /** The same function nested in itself: {@code D(D(D(x⁵)))} is 60 x². */
  @ParameterizedTest
  @MethodSource(COMBINATIONS)
  void sameFunctionNestedInItself(Differentiator outer, Differentiator inner) {
    UnaryFunction f = x -> x.pow(5);
    UnaryFunction second = x -> inner.derivative(y -> outer.derivative(f, y), x);
    assertEquals(60.0 * 4, outer.derivative(second, 2.0), 1e-12);
  }

  /** The "amazing bug": a derivative of a function that returns a closure, applied twice. */
  @ParameterizedTest
  @MethodSource(COMBINATIONS)
  void closuresReturnedFromADerivative(Differentiator outer, Differentiator inner) {
    // s(u)(f) = f(. + u); the derivative of s by u at 0 is differentiation of f.
    UnaryOperator<UnaryFunction> differentiated =
        f -> x -> inner.derivative(u -> f.apply(x.add(u)), Scalar.of(0.0));
    UnaryFunction exp = Scalar::exp;
    UnaryFunction twice = differentiated.apply(differentiated.apply(exp));
    assertEquals(Math.E, twice.value(1.0), 1e-15);
    assertEquals(Math.E, outer.derivative(twice, 1.0), 1e-15);
  }

  /** Gradients within Jacobians: the Hessian of {@code x² y³ + sin(x y)}. */
  @ParameterizedTest
  @MethodSource(COMBINATIONS)
  void hessian(Differentiator outer, Differentiator inner) {
    ScalarFunction f = x -> x[0].square().multiply(x[1].pow(3)).add(x[0].multiply(x[1]).sin());
    double x = 1.5;
    double y = -0.7;
    double sin = Math.sin(x * y);
    double mixed = 6 * x * y * y + Math.cos(x * y) - x * y * sin;
    double[][] expected = {
      {2 * y * y * y - y * y * sin, mixed}, {mixed, 6 * x * x * y - x * x * sin}
    };
    double[][] hessian = outer.jacobian(at -> inner.gradient(f, at), x, y);
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(expected[i], hessian[i], 1e-13);
      assertArrayEquals(expected[i], outer.hessian(f, x, y)[i], 1e-13);
    }
    assertArrayEquals(expected[0], outer.hvp(f, new double[] {x, y}, new double[] {1, 0}), 1e-13);
  }

  /** Matrices inside: the Hessian-vector product of log det at A along V is {@code -A⁻¹ V A⁻¹}. */
  @ParameterizedTest
  @MethodSource(COMBINATIONS)
  void matrices(Differentiator outer, Differentiator inner) {
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{2, 0.5}, {0.25, 3}});
    DMatrixRMaj v = new DMatrixRMaj(new double[][] {{1, 2}, {3, 4}});
    DMatrixRMaj hv =
        outer
            .jvp(
                in -> inner.gradient(x -> x[0].logDeterminant(), in[0])[0].transpose(),
                new DMatrixRMaj[] {a},
                new DMatrixRMaj[] {v})
            .tangent();
    Matrix inverse = Matrix.of(a).invert();
    Matrix expected = inverse.mult(Matrix.of(v)).mult(inverse).scale(-1);
    assertArrayEquals(expected.value().data, hv.data, 1e-14);
  }

  /** A matrix captured from outside, and one made of captured numbers. */
  @ParameterizedTest
  @MethodSource(COMBINATIONS)
  void capturedMatrices(Differentiator outer, Differentiator inner) {
    UnaryFunction f =
        x -> {
          Matrix a = Matrix.column(x, x.square());
          Matrix g = inner.gradient(w -> w[0].dot(a).square(), Matrix.column(1.0, 2.0))[0];
          return g.elementSum();
        };
    // g = 2 (a'w) a with a'w = x + 2x²: the sum is 2 (x + 2x²)(x + x²).
    double x = 1.25;
    double expected = 2 * ((1 + 4 * x) * (x + x * x) + (x + 2 * x * x) * (1 + 2 * x));
    assertEquals(expected, outer.derivative(f, x), 1e-12);
  }

  /** Branches on inner and outer numbers. */
  @ParameterizedTest
  @MethodSource(COMBINATIONS)
  void branches(Differentiator outer, Differentiator inner) {
    UnaryFunction f =
        x ->
            inner.derivative(
                y ->
                    y.isGreaterThan(x)
                        ? y.multiply(x)
                        : x.isLessThan(3) ? x.square().multiply(y) : y,
                Scalar.of(1.0));
    assertEquals(1.0, outer.derivative(f, 0.5));
    assertEquals(4.0, outer.derivative(f, 2.0));
    assertEquals(0.0, outer.derivative(f, 5.0));
  }

  /** A derivative that returns doubles would lose the outer one. */
  @ParameterizedTest
  @MethodSource(COMBINATIONS)
  void doublesAreRefused(Differentiator outer, Differentiator inner) {
    UnaryFunction sum = x -> Scalar.of(inner.derivative(y -> x.add(y), 1.0));
    UnaryFunction product = x -> Scalar.of(inner.derivative(y -> y.multiply(x), 1.0));
    for (UnaryFunction f : new UnaryFunction[] {sum, product}) {
      IllegalStateException error =
          assertThrows(IllegalStateException.class, () -> outer.derivative(f, 2.0));
      assertTrue(error.getMessage().contains("derivative(f, Scalar)"), error.getMessage());
      UnaryFunction third = x -> outer.derivative(f, x);
      assertThrows(IllegalStateException.class, () -> inner.derivative(third, 2.0));
    }
  }

  /** A number that outlives its call. */
  @ParameterizedTest
  @MethodSource(COMBINATIONS)
  void escapedNumbersAreRefused(Differentiator outer, Differentiator inner) {
    Scalar[] escaped = new Scalar[1];
    UnaryFunction f =
        x -> {
          inner.derivative(
              y -> {
                escaped[0] = y.multiply(2);
                return escaped[0];
              },
              x);
          return x.multiply(escaped[0]);
        };
    assertThrows(IllegalStateException.class, () -> outer.derivative(f, 2.0));
    assertThrows(IllegalStateException.class, () -> outer.derivative(x -> x.add(escaped[0]), 2.0));
  }
}
