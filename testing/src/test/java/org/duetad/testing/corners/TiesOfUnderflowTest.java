package org.duetad.testing.corners;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comparisons in slopes of values that all underflow to 0: they differ, if not as doubles. */
class TiesOfUnderflowTest {

  private static final double ROUNDING = 1e-11;

  /** 1e-400/y. */
  private static Scalar slow(Scalar y) {
    return y.reciprocal().multiply(1e-200).multiply(1e-200);
  }

  private static Scalar fast(Scalar x) {
    return x.negate().exp();
  }

  /** At 1000 and 2000: e^-1000 is 5e-435. */
  @ParameterizedTest
  @ValueSource(doubles = {1000, 2000})
  void theLargerOneCounts(double at) {
    assertSlow(x -> slow(x[1]).max(fast(x[0])).cbrt(), at);
    assertSlow(x -> fast(x[0]).max(slow(x[1])).cbrt(), at);
    assertSlow(x -> Scalar.max(fast(x[0]), slow(x[1]), fast(x[0])).cbrt(), at);
    assertSlow(x -> Scalar.max(slow(x[1]), fast(x[0]), slow(x[1])).cbrt(), at);
    assertSlow(x -> slow(x[1]).negate().min(fast(x[0]).negate()).cbrt().negate(), at);
    assertSlow(x -> slow(x[1]).max(slow(x[1]).negate()).cbrt(), at);
  }

  @ParameterizedTest
  @ValueSource(doubles = {800, 1000})
  void theSmallerOneCounts(double at) {
    assertFast(x -> fast(x[0]).min(slow(x[1]).multiply(1e100)).cbrt(), at);
    assertFast(x -> Scalar.min(slow(x[1]).multiply(1e100), fast(x[0])).cbrt(), at);
  }

  @ParameterizedTest
  @ValueSource(doubles = {760, 800, 1000})
  void whatUnderflowedIsNotZero(double at) {
    assertFast(x -> fast(x[0]).relu().cbrt(), at);
    assertFast(x -> fast(x[0]).abs().cbrt(), at);
    assertFast(x -> fast(x[0]).clamp(0, 1).cbrt(), at);
    assertFast(x -> fast(x[0]).max(Scalar.of(0)).cbrt(), at);
    assertFast(x -> Scalar.max(fast(x[0]), Scalar.of(0)).cbrt(), at);
  }

  /** What overflowed has no exponent: 1/exp(x) is 0. */
  @Test
  void besideOverflow() {
    double at = 720;
    ScalarFunction f = x -> slow(x[1]).max(x[0].exp().reciprocal()).cbrt();
    each(1, f, at, (way, d) -> assertClose(way, -slowRoot(at) / (3 * at), d[1]));
    each(2, f, at, (way, d) -> assertClose(way, 4 * slowRoot(at) / (9 * at * at), d[3]));
  }

  /** A selection is that of the value. */
  @Test
  void selection() {
    UnaryOperator<Scalar> triple = y -> y.multiply(3);
    ScalarFunction f = x -> Scalar.select(fast(x[0]), triple.apply(x[1]), x[1]);
    each(1, f, 800, (way, d) -> assertEquals(1.0, d[1], way));
  }

  /** (1e-400/y)^(1/3). */
  private static double slowRoot(double y) {
    return 1e-133 * Math.pow(10, -1.0 / 3) / Math.cbrt(y);
  }

  private static void assertSlow(ScalarFunction f, double y) {
    double root = slowRoot(y);
    each(1, f, y, (way, d) -> assertAll(way, d, 0, -root / (3 * y)));
    each(2, f, y, (way, d) -> assertAll(way, d, 0, 0, 0, 4 * root / (9 * y * y)));
  }

  private static void assertFast(ScalarFunction f, double x) {
    double root = Math.exp(-x / 3);
    each(1, f, x, (way, d) -> assertAll(way, d, -root / 3, 0));
    each(2, f, x, (way, d) -> assertAll(way, d, root / 9, 0, 0, 0));
  }

  private interface Check {
    void of(String way, double... derivatives);
  }

  private static void each(int order, ScalarFunction f, double at, Check check) {
    Map<String, Ways.Way> ways = Ways.ofOrder(order);
    ways.forEach((name, way) -> check.of(name, way.of(f, at, at)));
  }

  private static void assertAll(String way, double[] found, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertClose(way, expected[i], found[i]);
    }
  }

  private static void assertClose(String way, double expected, double found) {
    if (!Ways.isNone(found)) {
      assertEquals(expected, found, ROUNDING * Math.abs(expected), way);
    }
  }
}
