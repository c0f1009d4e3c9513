package org.duetad.testing.corners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Second derivatives where an infinite slope meets a zero: closed forms of the function where it is
 * smooth up to the point, NaN in all ways where it is not.
 */
class LimitsTest {

  private static final double ROUNDING = 1e-12;

  /** The roots are one-sided, the function is smooth. */
  static Stream<Arguments> smooth() {
    double e = Math.E;
    return Stream.of(
        row("√(x + y²)", x -> x[0].sqrt().hypot(x[1]), at(0, 1), -0.25, -0.5, -0.5, 0),
        row(
            "√(x + y²) at 2",
            x -> x[0].sqrt().hypot(x[1]),
            at(0, 2),
            -1 / 32.,
            -1 / 8.,
            -1 / 8.,
            0),
        row("eʰ sin x", x -> h(x).exp().multiply(x[0].sin()), at(0, 1), e, e, e, 0),
        row("x", x -> x[0].sqrt().square(), at(0), 0),
        row("x² by cube roots", x -> x[0].cbrt().pow(6), at(0), 2),
        row("x² by a root", x -> x[0].sqrt().pow(4), at(0), 2),
        row("x by powers", x -> x[0].pow(0.5).square(), at(0), 0),
        row("x²", x -> x[0].square().square().sqrt(), at(0), 2),
        row("eˣ", x -> x[0].sqrt().square().exp(), at(0), 1),
        row("1 - cos x", x -> Scalar.of(1).subtract(x[0].cos()).sqrt().square(), at(0), 1),
        row("x y", x -> x[0].sqrt().square().multiply(x[1]), at(0, 3), 0, 1, 1, 0),
        row("(x + y)²", LimitsTest::squaredSum, at(0, 0), 2, 2, 2, 2),
        row("x² √y", x -> x[0].square().multiply(x[1].sqrt()), at(0, 0), 0, 0, 0, 0),
        row("π/2 - asin x", x -> x[0].acos().cos().acos(), at(1), Double.NaN));
  }

  private static Scalar h(Scalar... x) {
    return x[0].sqrt().hypot(x[1]);
  }

  private static Scalar squaredSum(Scalar... x) {
    return x[0].sqrt().square().add(x[1].sqrt().square()).square();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("smooth")
  void limits(String name, ScalarFunction f, double[] x, double[] right) {
    assertHessian(f, x, right);
  }

  /** Kinks, jumps, infinite curvatures, limits that depend on the direction, overflow. */
  static Stream<Arguments> others() {
    return Stream.of(
        row("|x|", x -> x[0].multiply(x[0]).sqrt(), at(0)),
        row("√2 |x| + ···", x -> x[0].square().add(1).acosh(), at(0)),
        row("√(x³/3)", x -> x[0].tanhShrink().sqrt(), at(0)),
        row("x² by rootN", x -> x[0].rootN(3).pow(6), at(0)),
        row("√(x y)", x -> x[0].multiply(x[1]).sqrt(), at(0, 0)),
        row("hypot", x -> x[0].hypot(x[1]), at(0, 0)),
        row("1/(1/x)", x -> x[0].reciprocal().reciprocal(), at(0)),
        row("log(1 + eˣ)", x -> x[0].exp().add(1).log(), at(1000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  void noLimit(String name, ScalarFunction f, double[] x, double[] none) {
    double[] all = new double[x.length * x.length];
    Arrays.fill(all, Double.NaN);
    assertHessian(f, x, all);
  }

  /** {@code a x + b y² + c x y + d x²}, with {@code √x²} in place of x here and there. */
  @Test
  void polynomials() {
    Random random = new Random(7);
    for (int trial = 0; trial < 10; trial++) {
      double[] k = random.doubles(4, -2, 2).toArray();
      ScalarFunction f =
          x -> {
            Scalar root = x[0].sqrt();
            Scalar linear = root.square().multiply(k[0]).add(x[1].square().multiply(k[1]));
            Scalar mixed = root.multiply(x[1]).multiply(root).multiply(k[2]);
            return linear.add(mixed).add(root.square().square().multiply(k[3]));
          };
      assertHessian(f, at(0, 0.5), new double[] {2 * k[3], k[2], k[2], 2 * k[1]});
    }
  }

  private static void assertHessian(ScalarFunction f, double[] x, double... right) {
    Ways.ofOrder(2)
        .forEach(
            (way, hessian) -> {
              double[] found = hessian.of(f, x);
              for (int i = 0; i < right.length; i++) {
                String where = way + " " + Arrays.toString(found);
                if (Double.isNaN(right[i])) {
                  assertTrue(!Double.isFinite(found[i]), where);
                } else if (!Ways.isNone(found[i])) {
                  assertEquals(right[i], found[i], ROUNDING, where);
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
