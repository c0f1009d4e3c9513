package org.duetad.testing.corners;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.forward.TaylorMode;
import org.duetad.testing.corners.Derivatives.Found;
import org.duetad.testing.modes.OverflowContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Second and third derivatives in corners where the first one is a convention, or formulas cancel:
 * the right answers are closed forms. An infinity stands for any answer that is not finite.
 */
class RowsTest {

  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double LOG2 = Math.log(2);
  private static final double ROUNDING = 8e-15;

  /** The third derivative of {@code x σ(c x)} at 1e-8, with c = 1.702. */
  private static final double GELU_SIG = -0.5 * 1.702 * 1.702 * 1.702 * 1e-8;

  /** That of {@code x/2 (1 + tanh(√(2/π) (x + 0.044715 x³)))}. */
  private static final double GELU_TANH =
      Math.sqrt(2 / Math.PI) * 12 * (0.044715 - 1 / (1.5 * Math.PI)) * 1e-8;

  /** Its Hessian, row by row. */
  static Stream<Arguments> second() {
    return Stream.of(
        row("x^y at (2, 0)", x -> x[0].pow(x[1]), at(2, 0), 0, 0.5, 0.5, LOG2 * LOG2),
        row("x^y at (0, 1)", x -> x[0].pow(x[1]), at(0, 1), 0, INF, INF, 0),
        row("x^y at (0, 2)", x -> x[0].pow(x[1]), at(0, 2), 2, 0, 0, 0),
        row("x^y at (0, 1/2)", x -> x[0].pow(x[1]), at(0, 0.5), INF, INF, INF, 0),
        row(
            "x^(k-1) exp(-x) at (2, 1)",
            x -> x[0].pow(x[1].subtract(1)).multiply(x[0].negate().exp()),
            at(2, 1),
            Math.exp(-2),
            Math.exp(-2) * (0.5 - LOG2),
            Math.exp(-2) * (0.5 - LOG2),
            Math.exp(-2) * LOG2 * LOG2),
        row("xlogy at (0, 2)", x -> x[0].xlogy(x[1]), at(0, 2), 0, 0.5, 0.5, 0),
        row("xlogy at (0, 0)", x -> x[0].xlogy(x[1]), at(0, 0), 0, INF, INF, INF),
        row(
            "p log p + p log q at p = 0",
            x -> x[0].xlogy(x[1]).add(x[2].xlogy(x[3])),
            at(0, 0.25, 0.5, 0.5),
            0,
            4,
            0,
            0,
            4,
            0,
            0,
            0,
            0,
            0,
            0,
            2,
            0,
            0,
            2,
            -2),
        row("sqrt at 0", x -> x[0].sqrt(), at(0), INF),
        row("cbrt at 0", x -> x[0].cbrt(), at(0), INF),
        row("rootN(4) at 0", x -> x[0].rootN(4), at(0), INF),
        row("rootN(-3) at 0", x -> x[0].rootN(-3), at(0), INF),
        row("cbrt at 1e-200", x -> x[0].cbrt(), at(1e-200), INF),
        row("sqrt(x)^2 at 0", x -> x[0].sqrt().square(), at(0), 0),
        row("pow(x, 1/2)^2 at 0", x -> x[0].pow(0.5).square(), at(0), 0),
        row("sqrt(x x) at 0", x -> x[0].multiply(x[0]).sqrt(), at(0), INF),
        row("acosh(1 + x²) at 0", x -> x[0].square().add(1).acosh(), at(0), INF),
        row("hypot(√x, y) at (0, 1)", x -> x[0].sqrt().hypot(x[1]), at(0, 1), -0.25, -0.5, -0.5, 0),
        row("hypot at the origin", x -> x[0].hypot(x[1]), at(0, 0), INF, INF, INF, INF),
        row("tanh at 1e-8", x -> x[0].tanh(), at(1e-8), -2e-8),
        row("asin at 1e-8", x -> x[0].asin(), at(1e-8), 1e-8),
        row("acos at 1e-8", x -> x[0].acos(), at(1e-8), -1e-8),
        row("atanh at 1e-8", x -> x[0].atanh(), at(1e-8), 2e-8),
        row("sigmoid at 1e-8", x -> x[0].sigmoid(), at(1e-8), -1.25e-9),
        row(
            "hypot at (1e-3, 1e3)",
            x -> x[0].hypot(x[1]),
            at(1e-3, 1e3),
            1e6 / 1.0000000000015e9,
            -1 / 1.0000000000015e9,
            -1 / 1.0000000000015e9,
            1e-6 / 1.0000000000015e9),
        row("hypot at (1e-8, 1)", x -> x[0].hypot(x[1]), at(1e-8, 1), 1, -1e-8, -1e-8, 1e-16),
        row("norm2 at (1e-8, 1)", x -> Scalar.norm2(x), at(1e-8, 1), 1, -1e-8, -1e-8, 1e-16),
        row(
            "atan2 beside 45 degrees",
            x -> x[0].atan2(x[1]),
            at(1, 1 + 0x1p-40),
            -0.5 * (1 - 0x1p-40),
            -0x1p-41 * (1 - 1.5 * 0x1p-40),
            -0x1p-41 * (1 - 1.5 * 0x1p-40),
            0.5 * (1 - 0x1p-40)),
        row("atan2 at (1e-160, 1e-160)", x -> x[0].atan2(x[1]), at(1e-160, 1e-160), INF, 0, 0, INF),
        row(
            "logBeta at (1e-8, 1)",
            x -> x[0].logBeta(x[1]),
            at(1e-8, 1),
            1e16,
            -Math.PI * Math.PI / 6 + 2.404113806319188e-8,
            -Math.PI * Math.PI / 6 + 2.404113806319188e-8,
            2.4041138063191885e-8 - 3.2469697011334144e-16),
        row("x/y at (1, 0)", x -> x[0].divide(x[1]), at(1, 0), 0, INF, INF, INF),
        row("remainder of 1 by 0", x -> x[0].remainder(x[1]), at(1, 0), INF, INF, INF, INF),
        row("(-2)^0", x -> x[0].pow(x[1]), at(-2, 0), 0, INF, INF, INF),
        row("xlogy at (1, 0)", x -> x[0].xlogy(x[1]), at(1, 0), 0, INF, INF, INF),
        row("x/y at (0, 0)", x -> x[0].divide(x[1]), at(0, 0), 0, INF, INF, INF),
        row("log1mExp at 0", x -> x[0].log1mExp(), at(0), INF),
        row("x^1 at 1e-300", x -> x[0].pow(1.0), at(1e-300), 0),
        row("sinc at 0", x -> x[0].sinc(), at(0), -1.0 / 3),
        row("sincPi at 0", x -> x[0].sincPi(), at(0), -Math.PI * Math.PI / 3),
        row("hypot at (1, 1e-9)", x -> x[0].hypot(x[1]), at(1, 1e-9), 1e-18, -1e-9, -1e-9, 1),
        row("x x + y y at 0", x -> Scalar.dot(x, x), at(0, 0), 2, 0, 0, 2),
        row("x y z at (0, 2, 3)", x -> Scalar.product(x), at(0, 2, 3), 0, 3, 2, 3, 0, 0, 2, 0, 0),
        row(
            "logSumExp at (1000, 1000)",
            x -> Scalar.logSumExp(x),
            at(1000, 1000),
            0.25,
            -0.25,
            -0.25,
            0.25),
        row(
            "logSoftmax of a tie",
            x -> Scalar.logSoftmax(x)[0],
            at(1e16, 1e16),
            -0.25,
            0.25,
            0.25,
            -0.25),
        row("max of equal ones", x -> x[0].max(x[0]), at(3), 0),
        row("softplus at 800", x -> x[0].softplus(), at(800), 0),
        row("x^3 at -2", x -> x[0].pow(3), at(-2), -12),
        row("c/x at 1e-100", x -> Scalar.of(1e-100).divide(x[0]), at(1e-100), 2e200),
        row("gelu at 1e-8", x -> x[0].gelu(), at(1e-8), 2 / Math.sqrt(2 * Math.PI)),
        row("swish at 1e-8", x -> x[0].swish(), at(1e-8), 0.5),
        row("softplus at 1e-8", x -> x[0].softplus(), at(1e-8), 0.25));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("second")
  void secondDerivatives(String name, ScalarFunction f, double[] x, double[] hessian) {
    Derivatives derivatives = Derivatives.of(2, f, x);
    derivatives
        .byOrders()
        .forEach((orders, found) -> assertRow(name, expected(hessian, orders), found));
  }

  private static double expected(double[] hessian, List<Integer> orders) {
    int n = orders.size();
    int[] by = new int[2];
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < orders.get(i); k++) {
        by[at++] = i;
      }
    }
    return hessian[by[0] * n + by[1]];
  }

  private static void assertRow(String name, double expected, List<Found> found) {
    for (Found one : found) {
      if (Double.isFinite(expected)) {
        assertEquals(expected, one.value(), ROUNDING * Math.abs(expected), name + ": " + found);
      } else {
        assertTrue(!Double.isFinite(one.value()), name + ": " + found);
      }
    }
  }

  /** Third derivatives: by which operands, how often, and the right answer. */
  static Stream<Arguments> third() {
    return Stream.of(
        third("x^y at (0, 2)", x -> x[0].pow(x[1]), at(0, 2), 2, 1, INF),
        third("x^y at (0, 2)", x -> x[0].pow(x[1]), at(0, 2), 1, 2, 0),
        third("x^y at (0, 2)", x -> x[0].pow(x[1]), at(0, 2), 3, 0, 0),
        third("x^(2z) at (0, 1)", x -> x[0].pow(x[1].multiply(2)), at(0, 1), 2, 1, INF),
        third("x^(2z) at (0, 1)", x -> x[0].pow(x[1].multiply(2)), at(0, 1), 1, 2, 0),
        third("x^(z-1) at (2, 1)", x -> x[0].pow(x[1].subtract(1)), at(2, 1), 2, 1, -0.25),
        third("x^(z-1) at (2, 1)", x -> x[0].pow(x[1].subtract(1)), at(2, 1), 1, 2, LOG2),
        third("x^y at (1e-300, 1)", x -> x[0].pow(x[1]), at(1e-300, 1), 3, 0, 0),
        third("xlogy(x, z²) at (0, 1)", x -> x[0].xlogy(x[1].square()), at(0, 1), 1, 2, -2),
        third("xlogy(x, z²) at (0, 1)", x -> x[0].xlogy(x[1].square()), at(0, 1), 2, 1, 0),
        third("softplus", x -> x[0].softplus().multiply(x[1]), at(1e-8, 1), 3, 0, -1.25e-9),
        third("logSigmoid", x -> x[0].logSigmoid().multiply(x[1]), at(1e-8, 1), 3, 0, 1.25e-9),
        third("pow(x, 1)", x -> x[0].pow(1.0).multiply(x[1]), at(1e-300, 1), 3, 0, 0),
        third("geluTanh", x -> x[0].geluTanh().multiply(x[1]), at(1e-8, 1), 3, 0, GELU_TANH),
        third("geluSigmoid", x -> x[0].geluSigmoid().multiply(x[1]), at(1e-8, 1), 3, 0, GELU_SIG),
        third("tanh", x -> x[0].tanh().multiply(x[1]), at(1e-8, 1), 3, 0, -2),
        third("asin", x -> x[0].asin().multiply(x[1]), at(1e-8, 1), 3, 0, 1),
        third("atanh", x -> x[0].atanh().multiply(x[1]), at(1e-8, 1), 3, 0, 2),
        third("sigmoid", x -> x[0].sigmoid().multiply(x[1]), at(1e-8, 1), 3, 0, -0.125),
        third("swish", x -> x[0].swish().multiply(x[1]), at(1e-8, 1), 3, 0, -5e-9),
        third("logAddExp", x -> x[0].logAddExp(x[1]), at(1e-8, 0), 3, 0, -1.25e-9));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("third")
  void thirdDerivatives(
      String name, ScalarFunction f, double[] x, int byFirst, int bySecond, double expected) {
    List<Found> found = Derivatives.of(3, f, x).at(byFirst, bySecond);
    assertRow(name, expected, found);
  }

  /** NaN where an overflow is multiplied by the zero that it made. */
  @ParameterizedTest
  @EnumSource(OverflowContract.Case.class)
  void zerosOfOverflowDoNotAnnihilate(OverflowContract.Case known) {
    Ways.ofOrder(1)
        .forEach(
            (name, way) ->
                assertArrayEquals(known.gradient, way.of(known.f, known.point), 1e-15, name));
    Ways.ofOrder(2)
        .forEach(
            (name, way) -> {
              double second = way.of(known.f, known.point)[0];
              boolean uncertain = Double.isNaN(known.gradient[0]);
              assertTrue(!uncertain || Double.isNaN(second), () -> name + " " + second);
            });
  }

  @Test
  void seriesOfAPowerWithExponentZero() {
    double[] derivatives = TaylorMode.derivatives(t -> t.add(2).pow(t), 0, 3);
    double cubed = LOG2 * LOG2 * LOG2;
    assertAll(
        () -> assertEquals(1, derivatives[0]),
        () -> assertEquals(LOG2, derivatives[1], 1e-15),
        () -> assertEquals(1 + LOG2 * LOG2, derivatives[2], 1e-15),
        () -> assertEquals(3 * LOG2 - 0.75 + cubed, derivatives[3], 4e-15));
  }

  /** The gradient 0 is a convention; by the base twice it is 0, or NaN in Taylor's series. */
  @Test
  void powerOfZeroAndZero() {
    Derivatives derivatives = Derivatives.of(2, x -> x[0].pow(x[1]), 0, 0);
    derivatives.at(2, 0).forEach(found -> assertTrue(!(Math.abs(found.value()) > 0)));
    derivatives.at(1, 1).forEach(found -> assertTrue(!Double.isFinite(found.value())));
    derivatives.at(0, 2).forEach(found -> assertTrue(!Double.isFinite(found.value())));
  }

  /** 2^1100 is no double: neither 0 nor infinity is its slope. */
  @Test
  void scalingByMoreThanTheLargestPower() {
    ScalarFunction down = x -> x[0].multiply(0x1.8p1000).scalb(-1100);
    assertGradients(0x1.8p-100, down, 1);
    ScalarFunction up = x -> x[0].multiply(0x1.8p-1000).scalb(1100);
    assertGradients(0x1.8p100, up, 1);
    assertGradients(1, x -> x[0].scalb(1100).scalb(-1100), 0x1p-1050);
  }

  private static void assertGradients(double expected, ScalarFunction f, double x) {
    Derivatives.of(1, f, x)
        .at(1)
        .forEach(found -> assertEquals(expected, found.value(), found::toString));
  }

  @Test
  void logSoftmaxFarFromAndAtATie() {
    assertEquals(-2.319522830243569e-16, Scalar.logSoftmax(Scalar.of(36, 0))[0].value(), 1e-31);
    for (double x : new double[] {0, 1e8, 1e16}) {
      assertValues(-LOG2, in -> Scalar.logSoftmax(in)[0], x, x);
    }
    assertValues(-2.319522830243569e-16, in -> Scalar.logSoftmax(in)[0], 36, 0);
    assertEquals(Math.exp(-40), Scalar.logSumExp(Scalar.of(-40, 0)).value(), 1e-32);
  }

  private static void assertValues(double expected, ScalarFunction f, double... x) {
    Ways.ofOrder(0).forEach((name, way) -> assertEquals(expected, way.of(f, x)[0], name));
  }

  private static Arguments row(String name, ScalarFunction f, double[] x, double... hessian) {
    return Arguments.of(name, f, x, hessian);
  }

  private static Arguments third(
      String name, ScalarFunction f, double[] x, int byFirst, int bySecond, double expected) {
    return Arguments.of(name, f, x, byFirst, bySecond, expected);
  }

  private static double[] at(double... x) {
    return x;
  }
}
