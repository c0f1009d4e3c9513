package org.duetad.testing.corners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.testing.corners.Ways.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Derivatives that are doubles although factors of the chain rule are not, or have a zero factor
 * that is not exact: the right ones are closed forms, NaN where they are unknown.
 */
class FactorsTest {

  private static final double NAN = Double.NaN;
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double ROUNDING = 1e-12;
  private static final double SCALED = Math.exp(690) * 1e-200 * 1e-200;

  /** Function, point, gradient. */
  static Stream<Arguments> first() {
    return Stream.of(
        row("1/exp(x)", x -> x[0].exp().reciprocal(), at(400), -Math.exp(-400)),
        row("1/exp(-x)", x -> x[0].exp().reciprocal(), at(-500), -Math.exp(500)),
        row("exp(x)^-1", x -> x[0].exp().pow(-1), at(400), -Math.exp(-400)),
        row("x/(1e200 y)", x -> x[0].divide(x[1].multiply(1e200)), at(1, 1), 1e-200, -1e-200),
        row("1/(1e200 x)", x -> x[0].multiply(1e200).reciprocal(), at(1), -1e-200),
        row("root of exp(x)", x -> x[0].exp().rootN(-3), at(650), -Math.exp(-650 / 3.0) / 3),
        row("sqrt(exp(x))", x -> x[0].exp().sqrt(), at(-800), Math.exp(-400) / 2),
        row(
            "product",
            x -> Scalar.product(x),
            at(1e200, 1e200, 1e-200, 1e-200),
            1e-200,
            1e-200,
            1e200,
            1e200),
        row(
            "cumulativeProduct",
            x -> Scalar.cumulativeProduct(x)[3],
            at(1e200, 1e200, 1e-200, 1e-200),
            1e-200,
            1e-200,
            1e200,
            1e200),
        row("exp(x) 1e-400", x -> x[0].exp().multiply(1e-200).multiply(1e-200), at(690), SCALED),
        row(
            "elu(log2 x)",
            x -> x[0].log2().elu(1),
            at(2.2e-308),
            Math.pow(2.2e-308, 1 / Math.log(2) - 1) / Math.log(2)),
        row("exp(-x) atan(exp x)", x -> decaying(x[0], x[0]), at(1e4), NAN),
        row("exp(-y) atan(exp x)", x -> decaying(x[0], x[1]), at(1e4, 1e4), NAN, 0),
        row("sqrt(1 + exp(-x) atan(exp x))", x -> decaying(x[0], x[0]).add(1).sqrt(), at(1e4), NAN),
        row("atan(exp x)/cosh x", x -> divided(x[0]), at(1e4), NAN),
        row("finite slopes", x -> decaying(x[0]).add(1).sqrt(), at(1000), NAN),
        row("1/((x^2 - 2 x) 1e400)", x -> scaled(cancelling(x[0])).reciprocal(), at(1), NAN),
        row("z^2 - 2 z", x -> cancelling(scaled(x[0]).reciprocal().add(1)), at(1), NAN),
        row("exp(-x^2) x^3", x -> gaussian(x[0]).multiply(x[0]), at(1e200), 0),
        row(
            "two ulps that underflowed",
            x ->
                x[0].square()
                    .multiply(4.440892098500626e162)
                    .multiply(1e162)
                    .add(1)
                    .subtract(1)
                    .square(),
            at(1e-170),
            7.888609052210118e139),
        row(
            "log-sum-exp of one of 1e13",
            x -> logSumExp(logSumExp(x[0], x[1].multiply(x[1]), x[0].add(0.5)), x[2], x[0]),
            at(6.396123204496282e12, 1e-170, 2),
            1,
            0,
            0),
        row(
            "cos of one of 1e13",
            x -> logSumExp(x[0], x[1].multiply(x[1])).cos(),
            at(6.396123204496282e12, 1e-170, 2),
            -Math.sin(6.396123204496282e12),
            0,
            0),
        row("log(x - x)", x -> x[0].subtract(x[0]).log(), at(1), NAN),
        row("log(x - x - 1)", x -> x[0].subtract(x[0]).subtract(1).log(), at(1), NAN),
        row("(-2)^atan2(x, x)", x -> Scalar.of(-2).pow(x[0].atan2(x[0])), at(1.5), NAN),
        row("(x - x) NaN", x -> x[0].subtract(x[0]).multiply(NAN), at(1), NAN),
        row("(x - x) log(y)", x -> x[0].subtract(x[0]).multiply(x[1].log()), at(1, -2), NAN, 0),
        row("asin(x/x + 1)", x -> x[0].divide(x[0]).add(1).asin(), at(3), NAN),
        row("0 log(-x)", x -> x[0].negate().log().multiply(0), at(1), 0),
        row("|x - 1|", x -> x[0].square().subtract(x[0].multiply(2)).add(1).sqrt(), at(1), NAN));
  }

  private static Scalar logSumExp(Scalar... x) {
    return Scalar.logSumExp(x);
  }

  /** The terms of its slope at 1 cancel: no exact zero. */
  private static Scalar cancelling(Scalar x) {
    return x.square().subtract(x.multiply(2));
  }

  private static Scalar scaled(Scalar x) {
    return x.multiply(1e200).multiply(1e200);
  }

  /** Its slopes are zero by overflow, or doubles whose product is none. */
  private static Scalar gaussian(Scalar x) {
    return x.square().negate().exp().multiply(x).multiply(x);
  }

  /** An underflow times an overflow. */
  private static Scalar decaying(Scalar x, Scalar y) {
    return y.negate().exp().multiply(x.exp().atan());
  }

  private static Scalar divided(Scalar x) {
    return x.exp().atan().divide(x.cosh());
  }

  /** The slopes of the overflow are doubles, their product is not. */
  private static Scalar decaying(Scalar x) {
    return x.negate().exp().multiply(x.multiply(1e300).multiply(1e300).tanh());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("first")
  void gradients(String name, ScalarFunction f, double[] x, double[] right) {
    assertRow(Ways.ofOrder(1), f, x, right);
  }

  /** Function, point, Hessian. */
  static Stream<Arguments> second() {
    return Stream.of(
        row("1/exp(x)", x -> x[0].exp().reciprocal(), at(400), Math.exp(-400)),
        row("1/exp(-x)", x -> x[0].exp().reciprocal(), at(-300), Math.exp(300)),
        row("exp(x) 1e-400", x -> x[0].exp().multiply(1e-200).multiply(1e-200), at(690), SCALED),
        row(
            "atan(1/exp(-x))^2 1e300",
            x -> x[0].negate().exp().reciprocal().atan().square().multiply(1e300),
            at(720),
            -Math.PI * Math.exp(-360) * 1e300 * Math.exp(-360)),
        row("log(1e200 x)", x -> x[0].multiply(1e200).log(), at(1), -1),
        row("sqrt(exp(x))", x -> x[0].exp().sqrt(), at(500), Math.exp(250) / 4),
        row("cbrt(exp(x))", x -> x[0].exp().cbrt(), at(600), Math.exp(200) / 9),
        row("exp(x)^(1/2)", x -> x[0].exp().pow(0.5), at(650), Math.exp(325) / 4),
        row("sqrt(1e250 x)", x -> x[0].multiply(1e250).sqrt(), at(1), -2.5e124),
        row("c/exp(x)", x -> Scalar.of(1).divide(x[0].exp()), at(300), Math.exp(-300)),
        row("exp(x)/exp(y)", x -> x[0].exp().divide(x[1].exp()), at(400, 400), 1, -1, -1, 1),
        row(
            "atan2(1e200 x, 1e200 y)",
            x -> x[0].multiply(1e200).atan2(x[1].multiply(1e200)),
            at(3, 4),
            -0.0384,
            -0.0112,
            -0.0112,
            0.0384),
        row("max(sqrt x, y)", x -> x[0].sqrt().max(x[1]), at(0, 1), 0, 0, 0, 0),
        row("0 sqrt x", x -> x[0].sqrt().multiply(0), at(0), 0),
        row("abs(x)^2", x -> x[0].abs().square(), at(0), 0),
        row(
            "hypot(x, asin y)",
            x -> x[0].hypot(x[1].asin()),
            at(0, -1),
            2 / Math.PI,
            NAN,
            NAN,
            NAN),
        row("hypot(exp x, y)", x -> x[0].exp().hypot(x[1]), at(-1000, 0), 0, 0, 0, INFINITY),
        row(
            "atan2(x, exp y)",
            x -> x[0].atan2(x[1].exp()),
            at(0, -1000),
            0,
            -INFINITY,
            -INFINITY,
            0),
        row("J0(mish(x))", x -> x[0].mish().besselJ0(), at(4.9e-324), -0.18),
        row("atan2(|x|, y)", x -> x[0].abs().atan2(x[1]), at(0, 0), 0, 0, 0, NAN),
        row("atan2(x², y)", x -> x[0].square().atan2(x[1]), at(0, 0), NAN, 0, 0, NAN),
        row("x^cos y", x -> x[0].pow(x[1].cos()), at(0, 0), 0, NAN, NAN, 0),
        row("x^|y|", x -> x[0].pow(x[1].abs()), at(0, 0), 0, NAN, NAN, NAN),
        row("hypot(|x|, y)", x -> x[0].abs().hypot(x[1]), at(0, 0), 0, 0, 0, NAN),
        row("sqrt(0 x)", x -> x[0].multiply(0).sqrt(), at(0), 0),
        row("sqrt(x x)", x -> x[0].multiply(x[0]).sqrt(), at(0), NAN),
        row("1/(1/x)", x -> x[0].reciprocal().reciprocal(), at(0), NAN),
        row("log(1 + exp x)", x -> x[0].exp().add(1).log(), at(1000), NAN),
        row("exp(-y) atan(exp x)", x -> decaying(x[0], x[1]), at(1e4, 1e4), NAN, NAN, NAN, 0),
        row(
            "exp(-y) atan(1e400 x)",
            x -> x[1].negate().exp().multiply(x[0].multiply(1e200).multiply(1e200).atan()),
            at(1e4, 1e4),
            NAN,
            NAN,
            NAN,
            0),
        row(
            "sigmoid(-y) erf(1e600 x²)",
            x -> x[1].negate().sigmoid().multiply(x[0].multiply(1e300).square().erf()),
            at(1e4, 1e4),
            NAN,
            NAN,
            NAN,
            0),
        row(
            "(1e-400/y) atan(cosh x)",
            x -> Scalar.product(tiny(x[1]), x[0].cosh().atan()).sqrt().cbrt(),
            at(1e4, 1e4),
            NAN,
            NAN,
            NAN,
            7 / 36.0 * Math.pow(Math.PI / 2e4 * 1e-200, 1 / 6.0) * Math.pow(1e-200, 1 / 6.0) / 1e8),
        row(
            "log(hypot(1/cosh y, x^50))",
            x -> x[1].cosh().reciprocal().hypot(x[0].pow(50)).log(),
            at(750, 750),
            -50 / 562500.0,
            0,
            0,
            NAN),
        row(
            "(1/y) / (1e400 x)",
            x -> x[1].reciprocal().divide(x[0].multiply(1e200).multiply(1e200)),
            at(30, 30),
            NAN,
            NAN,
            NAN,
            0),
        row(
            "erf(1/exp(-x)) 1e-400/y",
            x -> x[0].negate().exp().reciprocal().erf().multiply(tiny(x[1])).square().add(1),
            at(750, 750),
            0,
            0,
            0,
            0),
        row("1e600 exp(-x)", x -> raised(x[0].negate().exp()), at(1e3), raised(Math.exp(-500))),
        row(
            "cosh(x)^softplus(-y)",
            x -> x[0].cosh().pow(x[1].negate().softplus()).square().cbrt(),
            at(1000, 1000),
            NAN,
            NAN,
            NAN,
            NAN));
  }

  private static Scalar raised(Scalar x) {
    return x.multiply(1e300).multiply(1e300);
  }

  /** {@code 1e600 x²}. */
  private static double raised(double x) {
    return x * 1e300 * x * 1e300;
  }

  private static Scalar tiny(Scalar x) {
    return x.reciprocal().multiply(1e-200).multiply(1e-200);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("second")
  void hessians(String name, ScalarFunction f, double[] x, double[] right) {
    assertRow(Ways.ofOrder(2), f, x, right);
  }

  /** {@code Π exp(a_i x)}, factor by factor or as quotients, is {@code exp(x Σ a_i)}. */
  @Test
  void productsOfExtremePowers() {
    Random random = new Random(5);
    for (int trial = 0; trial < 20; trial++) {
      int[] a = IntStream.range(0, 4).map(i -> random.nextInt(1200) - 600).toArray();
      double sum = a[0] - a[1] / 2.0;
      ScalarFunction f = x -> x[0].multiply(a[0]).exp().divide(x[0].multiply(a[1]).exp().sqrt());
      double value = Math.exp(sum);
      if (value > 1e-250 && value < 1e250 && Math.abs(sum) > 1) {
        assertRow(Ways.ofOrder(1), f, at(1), new double[] {sum * value});
      }
    }
  }

  private static void assertRow(
      Map<String, Way> ways, ScalarFunction f, double[] x, double[] right) {
    ways.forEach(
        (name, way) -> {
          double[] found = way.of(f, x);
          for (int i = 0; i < right.length; i++) {
            String where = name + " " + Arrays.toString(found);
            if (Double.isNaN(right[i])) {
              assertTrue(!Double.isFinite(found[i]), where);
            } else if (!Ways.isNone(found[i])) {
              double size =
                  Arrays.stream(right).filter(Double::isFinite).map(Math::abs).max().getAsDouble();
              double allowed = ROUNDING * (x.length > 2 ? Math.abs(right[i]) : size);
              assertEquals(right[i], found[i], allowed, where);
            }
          }
        });
  }

  private static Arguments row(String name, ScalarFunction f, double[] x, double... right) {
    return Arguments.of(name, f, x, right);
  }

  private static double[] at(double... x) {
    return x;
  }
}
