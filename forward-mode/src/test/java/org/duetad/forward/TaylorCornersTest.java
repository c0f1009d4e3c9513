package org.duetad.forward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.UnaryFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Results of orders 0 to 4 where the function is not analytic, one row each. */
class TaylorCornersTest {

  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  static Stream<Arguments> corners() {
    return Stream.of(
        row("abs at 0: its slope there is 0", x -> x.abs(), 0, 0, 0, 0, 0, 0),
        row("abs", x -> x.abs(), -2, 2, -1, 0, 0, 0),
        row("max(x, x)", x -> x.max(x), 3, 3, 1, 0, 0, 0),
        row("floor", x -> x.floor(), 2, 2, 0, 0, 0, 0),
        row("sqrt at 0", x -> x.sqrt(), 0, 0, INF, -INF, INF, -INF),
        row("sqrt(x²) at 0", x -> x.square().sqrt(), 0, 0, 0, INF, 0, -INF),
        row("sqrt(0 x)", x -> x.multiply(0).sqrt(), 1, 0, 0, 0, 0, 0),
        row("log at 0", x -> x.log(), 0, -INF, INF, -INF, INF, -INF),
        row("log out of its domain", x -> x.log(), -1, NAN, NAN, NAN, NAN, NAN),
        row("pow 3 at 0", x -> x.pow(3), 0, 0, 0, 0, 1, 0),
        row("pow 3 at -2", x -> x.pow(3), -2, -8, 12, -6, 1, 0),
        row("pow 2.5 at 0", x -> x.pow(2.5), 0, 0, 0, 0, INF, -INF),
        row("pow 0 at 0", x -> x.pow(0), 0, 1, 0, 0, 0, 0),
        row("1/x at 0", x -> x.reciprocal(), 0, INF, -INF, INF, -INF, INF),
        row("norm of (x, x) at 0", x -> Scalar.norm2(x, x), 0, 0, 0, NAN, 0, NAN),
        row("sinc at 0", x -> x.sinc(), 0, 1, 0, -1.0 / 6, 0, 1.0 / 120),
        row("product with zeros", x -> Scalar.product(x, x, x), 0, 0, 0, 0, 1, 0),
        row("a constant function", x -> Scalar.of(7), 1, 7, 0, 0, 0, 0),
        row("NaN", x -> x.sin(), NAN, NAN, NAN, NAN, NAN, NAN),
        row("0 · ∞", x -> x.multiply(0).multiply(INF).add(x), 1, NAN, 1, 0, 0, 0),
        row("exp(-x²) at 1e308", x -> x.square().negate().exp(), 1e308, 0, NAN, NAN, NAN, NAN));
  }

  private static Arguments row(String name, UnaryFunction f, double x, double... coefficients) {
    return Arguments.of(name, f, x, coefficients);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void corners(String name, UnaryFunction f, double x, double[] expected) {
    double[] actual = TaylorMode.coefficients(f, x, expected.length - 1);
    for (int k = 0; k < expected.length; k++) {
      double allowed = Math.abs(expected[k]) <= 1 ? 1e-16 : 0;
      assertEquals(expected[k], actual[k] + 0.0, allowed, name + ", order " + k);
    }
  }

  static Stream<Arguments> curves() {
    return Stream.of(
        along(x -> gaussian(x), at(700, NAN), at(0, NAN)),
        along(x -> gaussian(x), at(700, INF, 0), at(0, -INF, NAN)),
        along(x -> gaussian(x), at(700, 1, INF, 1), at(0, 0, -INF, NAN)),
        along(x -> gaussian(x), at(700, 1, 0, 0, 0, NAN), at(0, 0, 0, 0, 0, NAN)),
        along(x -> x.square(), at(3, 1, 0, 0, 0, INF), at(9, 6, 1, 0, 0, INF)),
        along(x -> x.floor(), at(2.5, NAN, INF), at(2, 0, 0)));
  }

  private static double[] at(double... coefficients) {
    return coefficients;
  }

  private static Scalar gaussian(Scalar x) {
    return x.square().negate().exp();
  }

  private static Arguments along(UnaryFunction f, double[] curve, double[] expected) {
    return Arguments.of(f, curve, expected);
  }

  /** Behind a coefficient that is not finite, a slope that underflowed is no zero. */
  @ParameterizedTest
  @MethodSource
  void curves(UnaryFunction f, double[] curve, double[] expected) {
    double[] actual = TaylorMode.coefficients(f.asVector(), new double[][] {curve})[0];
    assertArrayEquals(expected, plusZero(actual));
    Scalar[] nested = TaylorMode.coefficients(f.asVector(), new Scalar[][] {Scalar.of(curve)})[0];
    assertArrayEquals(
        expected, plusZero(Arrays.stream(nested).mapToDouble(Scalar::value).toArray()));
  }

  private static double[] plusZero(double[] x) {
    return Arrays.stream(x).map(c -> c + 0.0).toArray();
  }

  @Test
  void orderZeroIsTheValueAlone() {
    assertArrayEquals(new double[] {Math.sin(1)}, TaylorMode.coefficients(x -> x.sin(), 1, 0));
  }

  @Test
  void numbersOfTwoCallsDoNotMeet() {
    UnaryFunction nested =
        x -> Scalar.of(TaylorMode.coefficients(y -> x.multiply(y), 2, 3)[1]).multiply(x);
    assertThrows(IllegalStateException.class, () -> TaylorMode.coefficients(nested, 1, 3));
    AtomicReference<Scalar> kept = new AtomicReference<>(Scalar.of(0));
    TaylorMode.coefficients(
        x -> {
          kept.set(x);
          return x;
        },
        1,
        3);
    assertThrows(IllegalStateException.class, () -> kept.get().sin());
    assertThrows(IllegalStateException.class, () -> TaylorMode.coefficients(x -> kept.get(), 1, 3));
  }
}
