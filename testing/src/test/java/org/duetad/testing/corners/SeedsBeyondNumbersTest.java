package org.duetad.testing.corners;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.mode.ProgramMode;
import org.duetad.forward.ForwardMode;
import org.duetad.forward.TaylorMode;
import org.duetad.reverse.CompiledMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Infinite and NaN directions and seeds: a slope that underflowed, or terms that cancel, do not
 * annihilate them, but constant slopes of zero do, in every mode.
 */
class SeedsBeyondNumbersTest {

  private static final Differentiator REFERENCE = new ProgramMode();

  /** Function and point. */
  static Stream<Arguments> functions() {
    return Stream.of(
        row("exp(-x²)", x -> x[0].square().negate().exp(), 700),
        row("tanh(x)", x -> x[0].tanh(), 700),
        row("tanh(tanh(x))", x -> x[0].tanh().tanh(), 700),
        row("sin(exp(-x)²)", x -> x[0].negate().exp().square().sin(), 700),
        row("a certain choice", x -> Scalar.softmax(x)[1], 0, -800),
        row("an unlikely choice", x -> Scalar.softmax(x)[1], 0, -800, -900),
        row("softmax of a row", x -> rows(x).softmaxRows().get(0, 1), 0, -800),
        row("exp of elements", x -> rows(x).elementExp().elementSum(), -800, 3),
        row("squares of exp", x -> squared(rows(x).elementExp()).elementSum(), -800, 3),
        row("exp behind a product", x -> squared(rows(x)).negative().elementExp().get(0, 0), 30, 3),
        row("trace of a power", x -> rows(x).elementExp().multTransB(rows(x)).trace(), -800, 3),
        row("inverse of exp", x -> Matrix.of(1, 1, x).elementExp().invert().get(0, 0), 800),
        row("x - x", x -> x[0].subtract(x[0]), 3),
        row("floor(x)", x -> x[0].floor(), 2.5),
        row("0 x + y", x -> x[0].multiply(0).add(x[1]), 1, 2),
        row("x y", x -> x[0].multiply(x[1]), 0, 2));
  }

  private static Matrix rows(Scalar... x) {
    return Matrix.of(1, x.length, x);
  }

  private static Matrix squared(Matrix x) {
    return x.elementMult(x);
  }

  private interface Sum {
    Scalar of(Scalar... x);
  }

  private static Arguments row(String name, Sum f, double... x) {
    return Arguments.of(name, (VectorFunction) in -> new Scalar[] {f.of(in)}, x);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void everyModeHasThoseOfThePass(String name, VectorFunction f, double[] x) {
    for (double seed : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] v = new double[x.length];
      Arrays.fill(v, seed);
      double[] pushed = REFERENCE.jvp(f, x, v).tangent();
      double[] pulled = REFERENCE.vjp(f, x).pullback(seed);
      for (Differentiator mode :
          List.of(new ForwardMode(), new TaylorMode(), new ReverseMode(), new CompiledMode())) {
        String what = mode.name() + " of " + name;
        assertArrayEquals(pushed, mode.jvp(f, x, v).tangent(), what);
        assertArrayEquals(pushed, mode.jvp(f, x, new double[][] {v, v}).tangents()[1], what);
        assertArrayEquals(pulled, mode.vjp(f, x).pullback(seed), what);
        assertArrayEquals(pulled, mode.vjp(f, x).pullback(new double[][] {{1}, {seed}})[1], what);
        Scalar[] at = Scalar.of(x);
        Scalar[][] directions = {at, Scalar.of(v)};
        assertArrayEquals(pulled, values(mode.vjp(f, at).pullback(Scalar.of(seed))), what);
        assertArrayEquals(pushed, values(mode.jvp(f, at, Scalar.of(v)).tangent()), what);
        assertArrayEquals(pushed, values(mode.jvp(f, at, directions).tangents()[1]), what);
      }
    }
  }

  static Stream<Arguments> largeSeeds() {
    return Stream.of(
        row("exp(x)", x -> x[0].exp(), -800),
        row("a certain choice", x -> Scalar.softmax(x)[1], 0, -800),
        row("exp of elements", x -> rows(x).elementExp().elementSum(), -800, 3),
        row("x / y", x -> x[0].divide(x[1]), 1e-320, -1e-200),
        row("1/x", x -> x[0].reciprocal(), -1e-200),
        row("x²", x -> x[0].square(), 1e308));
  }

  /** A slope that underflowed or overflowed is visible beside one of the other size. */
  @ParameterizedTest(name = "{0}")
  @MethodSource
  void largeSeeds(String name, VectorFunction f, double[] x) {
    for (double seed : new double[] {1e300, 1e-300}) {
      double[] v = new double[x.length];
      v[x.length - 1] = seed;
      double[] pushed = REFERENCE.jvp(f, x, v).tangent();
      double[] pulled = REFERENCE.vjp(f, x).pullback(seed);
      for (Differentiator mode :
          List.of(new ForwardMode(), new TaylorMode(), new ReverseMode(), new CompiledMode())) {
        String what = mode.name() + " of " + name;
        assertArrayEquals(pushed, mode.jvp(f, x, v).tangent(), what);
        assertArrayEquals(pulled, mode.vjp(f, x).pullback(seed), what);
        assertArrayEquals(pulled, mode.pullback(f, x, new double[][] {{1}, {seed}})[1], what);
      }
    }
  }

  /** Exactly zero are products with an operand that is infinite alone. */
  @Test
  void whatUnderflowedIsNoZeroInMatrices() {
    VectorFunction f = x -> rows(x).elementExp().toScalars();
    double[] x = {-800, Double.NEGATIVE_INFINITY};
    double[] v = {Double.NaN, Double.NaN};
    assertArrayEquals(new double[] {Double.NaN, 0}, REFERENCE.jvp(f, x, v).tangent());
    assertArrayEquals(new double[] {Double.NaN, 0}, REFERENCE.vjp(f, x).pullback(v));
  }

  private static double[] values(Scalar[] numbers) {
    return Arrays.stream(numbers).mapToDouble(Scalar::value).toArray();
  }
}
