package org.duetad.testing.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ValueAndGradient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The right results where libraries differ, one row each: a mode's test extends this class. Numbers
 * are right to 2 ulp, and zeros, infinities and NaNs exactly.
 */
public abstract class CornerCases {

  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;
  private static final double HALF_SQRT2 = Math.sqrt(0.5);

  /** The mode under test. */
  protected abstract Differentiator mode();

  @ParameterizedTest(name = "{0}")
  @MethodSource({"kinks", "singularities", "tails", "reductions", "compositions"})
  void gradient(String row, ScalarFunction f, double[] x, double value, double[] gradient) {
    ValueAndGradient actual = mode().valueAndGradient(f, x);
    assertClose(row + ", value", value, actual.value());
    assertEquals(gradient.length, actual.gradient().length, row);
    for (int i = 0; i < gradient.length; i++) {
      assertClose(row + ", ∂/∂x" + i, gradient[i], actual.gradient()[i]);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("curvatures")
  void hessian(String row, ScalarFunction f, double[] x, double[][] hessian) {
    double[][] actual = mode().hessian(f, x);
    for (int i = 0; i < hessian.length; i++) {
      for (int k = 0; k < hessian.length; k++) {
        assertEquals(hessian[i][k], actual[i][k], 1e-6, row + ", " + Arrays.deepToString(actual));
      }
    }
  }

  private static void assertClose(String what, double expected, double actual) {
    boolean same = expected == actual || (Double.isNaN(expected) && Double.isNaN(actual));
    double allowed = expected == 0 || Double.isInfinite(expected) ? 0 : 2 * Math.ulp(expected);
    boolean close = Math.abs(expected - actual) <= allowed;
    assertTrue(same || close, what + ": expected " + expected + " but was " + actual);
  }

  static Stream<Arguments> kinks() {
    return Stream.of(
        row("abs at 0", x -> x[0].abs(), at(0), 0, 0),
        row("max(x, x)", x -> x[0].max(x[0]), at(3), 3, 1),
        row("min(x, x)", x -> x[0].min(x[0]), at(3), 3, 1),
        row("max at a tie", x -> x[0].max(x[1]), at(3, 3), 3, 0.5, 0.5),
        row("min at a tie", x -> x[0].min(x[1]), at(3, 3), 3, 0.5, 0.5),
        row("max of 0 and -0", x -> x[0].max(x[1]), at(0, -0.0), 0, 0.5, 0.5),
        row("max with NaN", x -> x[0].max(x[1]), at(NAN, 1), NAN, NAN, NAN),
        row("max with NaN on the right", x -> x[0].max(x[1]), at(1, NAN), NAN, NAN, NAN),
        row("max of NaN and a constant", x -> x[0].max(Scalar.of(1.0)), at(NAN), NAN, NAN),
        row("min with NaN", x -> x[0].min(x[1]), at(NAN, 1), NAN, NAN, NAN),
        row("relu at 0", x -> x[0].relu(), at(0), 0, 0),
        row("elu at 0", x -> x[0].elu(0.5), at(0), 0, 1),
        row("selu at 0", x -> x[0].selu(), at(0), 0, 1.0507009873554805),
        row("leakyRelu at 0", x -> x[0].leakyRelu(0.1), at(0), 0, 1),
        row("clamp at the low bound", x -> x[0].clamp(-1, 2), at(-1), -1, 0.5),
        row("clamp at the high bound", x -> x[0].clamp(-1, 2), at(2), 2, 0.5),
        row("min(max()) at the low bound", CornerCases::minMax, at(-1), -1, 0.5),
        row("min(max()) at the high bound", CornerCases::minMax, at(2), 2, 0.5),
        row("clamp to a point", x -> x[0].clamp(1, 1), at(1), 1, 0.25),
        row("floor at an integer", x -> x[0].floor(), at(2), 2, 0),
        row("ceil at an integer", x -> x[0].ceil(), at(2), 2, 0),
        row("rint at a half", x -> x[0].rint(), at(2.5), 2, 0),
        row("signum at 0", x -> x[0].signum(), at(0), 0, 0),
        row("signum at -3", x -> x[0].signum(), at(-3), -1, 0),
        row("sinc at 0", x -> x[0].sinc(), at(0), 1, 0));
  }

  static Stream<Arguments> singularities() {
    return Stream.of(
        row("sqrt at 0", x -> x[0].sqrt(), at(0), 0, INF),
        row("sqrt at -0", x -> x[0].sqrt(), at(-0.0), 0, INF),
        row("cbrt at 0", x -> x[0].cbrt(), at(0), 0, INF),
        row("rootN(4) at 0", x -> x[0].rootN(4), at(0), 0, INF),
        row("hypot at the origin", x -> x[0].hypot(x[1]), at(0, 0), 0, 0, 0),
        row(
            "hypot(1e200, 1e200)",
            x -> x[0].hypot(x[1]),
            at(1e200, 1e200),
            Math.hypot(1e200, 1e200),
            HALF_SQRT2,
            HALF_SQRT2),
        row(
            "hypot(1e-200, 1e-200)",
            x -> x[0].hypot(x[1]),
            at(1e-200, 1e-200),
            Math.hypot(1e-200, 1e-200),
            HALF_SQRT2,
            HALF_SQRT2),
        row("hypot(1, 1e-9)", x -> x[0].hypot(x[1]), at(1, 1e-9), 1, 1, 1e-9),
        row("atan2 at the origin", x -> x[0].atan2(x[1]), at(0, 0), 0, NAN, NAN),
        row("atan2(0, -0)", x -> x[0].atan2(x[1]), at(0, -0.0), Math.PI, NAN, NAN),
        row(
            "atan2(1e-200, 1e-200)",
            x -> x[0].atan2(x[1]),
            at(1e-200, 1e-200),
            Math.PI / 4,
            5e199,
            -5e199),
        row(
            "atan2(1e200, 1e200)",
            x -> x[0].atan2(x[1]),
            at(1e200, 1e200),
            Math.PI / 4,
            5e-201,
            -5e-201),
        row("x/y at y = 1e-200", x -> x[0].divide(x[1]), at(1, 1e-200), 1e200, 1e200, -INF),
        row("c/x at c = x = 1e-200", x -> Scalar.of(1e-200).divide(x[0]), at(1e-200), 1, -1e200),
        row("pow(0, 0)", x -> x[0].pow(x[1]), at(0, 0), 1, 0, 0),
        row("pow(0, 1)", x -> x[0].pow(x[1]), at(0, 1), 0, 1, 0),
        row("pow(0, 2)", x -> x[0].pow(x[1]), at(0, 2), 0, 0, 0),
        row("pow(0, 1/2)", x -> x[0].pow(x[1]), at(0, 0.5), 0, INF, 0),
        row("pow(-2, 3)", x -> x[0].pow(x[1]), at(-2, 3), -8, 12, NAN),
        row("pow(-2, 3), exponent constant", x -> x[0].pow(3), at(-2), -8, 12),
        row(
            "a user's root at 0 beside another variable",
            x -> OwnRules.ROOT.of(x[0])[0].add(x[1]),
            at(0, 1),
            1,
            INF,
            1),
        row(
            "a user's root at 0 times 0",
            x -> OwnRules.ROOT.of(x[0])[0].multiply(0).add(x[1]),
            at(0, 1),
            1,
            0,
            1),
        row("pow(-1e154, 2)", x -> x[0].pow(2), at(-1e154), 1e308, -2e154),
        row("pow(-5e-324, 1e-20)", x -> x[0].pow(1e-20), at(-Double.MIN_VALUE), NAN, NAN),
        row(
            "remainder near the largest double",
            x -> x[0].remainder(x[1]),
            at(0x1.9p1023, 0x1p1023),
            -0x1.cp1021,
            1,
            -2),
        row("xlogy(2, -1)", x -> x[0].xlogy(x[1]), at(2, -1), NAN, NAN, NAN),
        row("xlogy(0, 0)", x -> x[0].xlogy(x[1]), at(0, 0), 0, -INF, 0),
        row("xlogy(0, 0) of one variable", x -> x[0].xlogy(x[0]), at(0), 0, -INF),
        row("xlogy(0, NaN)", x -> x[0].xlogy(x[1]), at(0, NAN), NAN, NAN, NAN),
        row("atanh at 1", x -> x[0].atanh(), at(1), INF, INF),
        row("asin at 1", x -> x[0].asin(), at(1), Math.PI / 2, INF),
        row("acos at -1", x -> x[0].acos(), at(-1), Math.PI, -INF),
        row("log at -1", x -> x[0].log(), at(-1), NAN, NAN),
        row("log1p at -2", x -> x[0].log1p(), at(-2), NAN, NAN),
        row("atanh at 2", x -> x[0].atanh(), at(2), NAN, NAN),
        row("acosh at 1", x -> x[0].acosh(), at(1), 0, INF));
  }

  static Stream<Arguments> tails() {
    return Stream.of(
        row("softplus at 800", x -> x[0].softplus(), at(800), 800, 1),
        row("softplus at -800", x -> x[0].softplus(), at(-800), 0, 0),
        row("sigmoid at -1000", x -> x[0].sigmoid(), at(-1000), 0, 0),
        row("sigmoid at 1000", x -> x[0].sigmoid(), at(1000), 1, 0),
        row("logSigmoid at -800", x -> x[0].logSigmoid(), at(-800), -800, 1),
        row("logSigmoid at 800", x -> x[0].logSigmoid(), at(800), 0, 0),
        row("softsign at 1e200", x -> x[0].softsign(), at(1e200), 1, 0),
        row("swish at -1e308", x -> x[0].swish(), at(-1e308), 0, 0),
        row("swish at 1e308", x -> x[0].swish(), at(1e308), 1e308, 1),
        row("gelu at -1e308", x -> x[0].gelu(), at(-1e308), 0, 0),
        row(
            "log1p(-p) of a certain p",
            x -> Scalar.softmax(x)[0].negate().log1p(),
            at(800, 0),
            -INF,
            0,
            0),
        row("gelu at -∞", x -> x[0].gelu(), at(-INF), 0, 0),
        row("gelu at ∞", x -> x[0].gelu(), at(INF), INF, 1),
        row("geluTanh at -1e308", x -> x[0].geluTanh(), at(-1e308), 0, 0),
        row("geluTanh at 1e308", x -> x[0].geluTanh(), at(1e308), 1e308, 1),
        row("mish at -1e308", x -> x[0].mish(), at(-1e308), 0, 0),
        row("exp(-x²) at 1e308", x -> x[0].square().negate().exp(), at(1e308), 0, NAN),
        row("exp(-x x) at 1e308", x -> x[0].negate().multiply(x[0]).exp(), at(1e308), 0, NAN));
  }

  static Stream<Arguments> reductions() {
    return Stream.of(
        row("max of all ties", x -> Scalar.max(x), at(2, 2, 2, 2), 2, 0.25, 0.25, 0.25, 0.25),
        row("max with two ties", x -> Scalar.max(x), at(7, 1, 7), 7, 0.5, 0, 0.5),
        row("min with two ties", x -> Scalar.min(x), at(1, 7, 1), 1, 0.5, 0, 0.5),
        row("max of many with NaN", x -> Scalar.max(x), at(1, NAN, 2), NAN, NAN, NAN, NAN),
        row("norm2 at 0", x -> Scalar.norm2(x), at(0, 0, 0), 0, 0, 0, 0),
        row("norm2² at 0", x -> Scalar.norm2(x).square(), at(0, 0, 0), 0, 0, 0, 0),
        row("product(0, 2, 3)", x -> Scalar.product(x), at(0, 2, 3), 0, 6, 0, 0),
        row("product(0, 0, 3)", x -> Scalar.product(x), at(0, 0, 3), 0, 0, 0, 0),
        row(
            "cumulativeProduct(0, 2, 3)",
            x -> Scalar.cumulativeProduct(x)[2],
            at(0, 2, 3),
            0,
            6,
            0,
            0),
        row(
            "cumulativeProduct(0, ∞)",
            x -> Scalar.cumulativeProduct(x)[1],
            at(0, INF),
            NAN,
            INF,
            0),
        row(
            "cumulativeProduct of huge and tiny factors",
            x -> Scalar.cumulativeProduct(x)[2],
            at(0x1p1000, 0x1p1000, 0x1p-1000),
            INF,
            1,
            1,
            INF),
        row("product(0, ∞)", x -> Scalar.product(x), at(0, INF), NAN, INF, 0),
        row(
            "logSumExp(1000, 1000)",
            x -> Scalar.logSumExp(x),
            at(1000, 1000),
            1000 + Math.log(2),
            0.5,
            0.5),
        row("logSumExp(∞, 0)", x -> Scalar.logSumExp(x), at(INF, 0), INF, 1, 0),
        row("logSumExp(∞, ∞)", x -> Scalar.logSumExp(x), at(INF, INF), INF, 0.5, 0.5),
        row("softmax(∞)", x -> Scalar.softmax(x)[0], at(INF), NAN, NAN),
        row("logSoftmax(∞)", x -> Scalar.logSoftmax(x)[0], at(INF), NAN, NAN),
        row("logSumExp(-∞, 0)", x -> Scalar.logSumExp(x), at(-INF, 0), 0, 0, 1),
        row("logSumExp(-∞, -∞)", x -> Scalar.logSumExp(x), at(-INF, -INF), -INF, 0, 0),
        row("logAddExp(1000, 1000)", x -> x[0].logAddExp(x[1]), at(0, 0), Math.log(2), 0.5, 0.5),
        row("logAddExp(-∞, 0)", x -> x[0].logAddExp(x[1]), at(-INF, 0), 0, 0, 1),
        row("logAddExp(-∞, -∞)", x -> x[0].logAddExp(x[1]), at(-INF, -INF), -INF, 0, 0),
        row("deviation of constants", CornerCases::deviation, at(4, 4, 4), 0, 0, 0, 0),
        row("deviation", CornerCases::deviation, at(1, 3), 1, -0.5, 0.5),
        row(
            "select positive, NaN not chosen",
            x -> Scalar.select(x[0], x[1], x[2]),
            at(1, 5, NAN),
            5,
            0,
            1,
            0),
        row("select at 0", x -> Scalar.select(x[0], x[1], x[2]), at(0, 5, 6), 6, 0, 0, 1),
        row(
            "select by NaN",
            x -> Scalar.select(x[0], x[1], x[2]),
            at(NAN, 5, 6),
            NAN,
            NAN,
            NAN,
            NAN));
  }

  static Stream<Arguments> compositions() {
    return Stream.of(
        row("sqrt(x) + y at x = 0", x -> x[0].sqrt().add(x[1]), at(0, 3), 3, INF, 1),
        row("sqrt(x²) at 0", x -> x[0].square().sqrt(), at(0), 0, 0),
        row("sqrt(x x) at 0", x -> x[0].multiply(x[0]).sqrt(), at(0), 0, 0),
        row("sqrt(x x + y y) at 0", CornerCases::euclidean, at(0, 0), 0, 0, 0),
        row("0 sqrt(x) + x at 0", x -> x[0].sqrt().multiply(0.0).add(x[0]), at(0), 0, 1),
        row("0 log(x) + x at 0", x -> x[0].log().multiply(0.0).add(x[0]), at(1e-320), 1e-320, 1),
        row(
            "a branch not taken",
            x -> Scalar.select(x[0], x[0].sqrt(), Scalar.of(2.0)),
            at(0),
            2,
            0),
        row("atan2(0 x, 0)", x -> x[0].multiply(0.0).atan2(Scalar.of(0.0)), at(5), 0, 0),
        row("pow(0 x, 1/2)", x -> x[0].multiply(0.0).pow(0.5), at(5), 0, 0));
  }

  static Stream<Arguments> curvatures() {
    return Stream.of(
        Arguments.of(
            "sum of squares at 0",
            (ScalarFunction) x -> Scalar.dot(x, x),
            at(0, 0),
            new double[][] {{2, 0}, {0, 2}}),
        Arguments.of(
            "hypot(1, 1e-9)",
            (ScalarFunction) x -> x[0].hypot(x[1]),
            at(1, 1e-9),
            new double[][] {{0, 0}, {0, 1}}),
        Arguments.of(
            "cumulativeProduct(0, 2, 3)",
            (ScalarFunction) x -> Scalar.cumulativeProduct(x)[2],
            at(0, 2, 3),
            new double[][] {{0, 3, 2}, {3, 0, 0}, {2, 0, 0}}),
        Arguments.of(
            "cumulativeProduct(0, 0, 3)",
            (ScalarFunction) x -> Scalar.cumulativeProduct(x)[2],
            at(0, 0, 3),
            new double[][] {{0, 3, 0}, {3, 0, 0}, {0, 0, 0}}),
        Arguments.of(
            "sinc at 0", (ScalarFunction) x -> x[0].sinc(), at(0), new double[][] {{-1.0 / 3}}));
  }

  private static Scalar minMax(Scalar... x) {
    return x[0].max(Scalar.of(-1.0)).min(Scalar.of(2.0));
  }

  private static Scalar euclidean(Scalar... x) {
    return x[0].multiply(x[0]).add(x[1].multiply(x[1])).sqrt();
  }

  private static Scalar deviation(Scalar... x) {
    Scalar mean = Scalar.mean(x);
    Scalar[] centred = Arrays.stream(x).map(xi -> xi.subtract(mean)).toArray(Scalar[]::new);
    return Scalar.norm2(centred).divide(Math.sqrt(x.length));
  }

  private static Arguments row(
      String name, ScalarFunction f, double[] x, double value, double... gradient) {
    return Arguments.of(name, f, x, value, gradient);
  }

  private static double[] at(double... x) {
    return x;
  }
}
