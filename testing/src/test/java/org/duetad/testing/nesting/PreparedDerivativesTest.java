package org.duetad.testing.nesting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Differentiator;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.PreparedFunction;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Prepared functions that take derivatives themselves, which are careful where they must be. */
class PreparedDerivativesTest {

  private static final int MANY = 20;

  static List<Differentiator> modes() {
    return List.of(new ForwardMode(), new ReverseMode());
  }

  private static double[] filled(double x) {
    double[] all = new double[MANY];
    Arrays.fill(all, x);
    return all;
  }

  /** {@code Σ |1e-150 x|} at 1e-200, where the recorded slope is that of 0. */
  @ParameterizedTest
  @MethodSource("modes")
  void kinksOfValuesThatUnderflow(Differentiator mode) {
    ScalarFunction sum =
        x -> Scalar.sum(Arrays.stream(x).map(y -> y.multiply(1e-150).abs()).toArray(Scalar[]::new));
    VectorFunction f = x -> mode.gradient(sum, x);
    double[] x = filled(1e-200);
    for (double start : new double[] {1e-200, 1}) {
      PreparedFunction prepared = new ReverseMode().prepare(f, filled(start));
      assertArrayEquals(filled(1e-150), prepared.value(x));
      assertArrayEquals(filled(1e-150), prepared.vjp(x).value());
      assertArrayEquals(filled(1e-150), prepared.jvp(x, filled(1)).value());
    }
  }

  /** A zero of another sign is no sign that captured data changed. */
  @ParameterizedTest
  @MethodSource("modes")
  void signsOfZero(Differentiator mode) {
    ScalarFunction g = x -> x[0].multiply(x[1]).negate();
    VectorFunction f = x -> mode.gradient(g, x);
    for (double zero : new double[] {0.0, -0.0}) {
      for (double other : new double[] {0.0, -0.0, 1, -1}) {
        PreparedFunction prepared = new ReverseMode().prepare(f, zero, other);
        for (int use = 0; use < 5; use++) {
          assertEquals(-1, prepared.jacobian(zero, other)[0][1]);
        }
      }
    }
  }
}
