package org.duetad.reverse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.mode.Jvp;
import org.duetad.core.mode.ValueAndGradient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A prepared function has the derivatives of the function, on each branch and with any data. */
class PreparedFunctionTest {

  private static final int POINTS = 300;

  private final ReverseMode mode = new ReverseMode();

  /** Least squares with a nonlinear model: the data are abscissas, followed by ordinates. */
  private static Scalar[] residuals(Scalar[] x, Scalar[] data) {
    Scalar[] residuals = new Scalar[POINTS];
    for (int i = 0; i < POINTS; i++) {
      Scalar model = x[0].multiply(data[i].multiply(x[1]).sin()).add(x[2]);
      residuals[i] = model.subtract(data[POINTS + i]);
    }
    return residuals;
  }

  private static Scalar[] loss(Scalar[] x, Scalar[] data) {
    Scalar[] r = residuals(x, data);
    return new Scalar[] {Scalar.dot(r, r)};
  }

  private static double[] numbers(int n, long seed) {
    return new Random(seed).doubles(n, -2, 2).toArray();
  }

  @Test
  void gradientsAreThoseOfTheTapeWithAnyData() {
    double[] data = numbers(2 * POINTS, 0);
    PreparedFunction first = mode.prepare(PreparedFunctionTest::loss, numbers(3, 1), data);
    assertFalse(first.isTaped());
    for (long seed = 2; seed < 9; seed++) {
      double[] x = numbers(3, seed);
      double[] minibatch = numbers(2 * POINTS, -seed);
      DataFunction loss = PreparedFunctionTest::loss;
      VectorFunction f = loss.at(minibatch);
      PreparedFunction prepared = first.with(minibatch);
      ValueAndGradient expected = mode.valueAndGradient(at -> f.apply(at)[0], x);
      ValueAndGradient actual = prepared.valueAndGradient(x);
      assertEquals(f.value(x)[0], actual.value());
      assertEquals(f.value(x)[0], prepared.value(x)[0]);
      assertClose(expected.gradient(), actual.gradient());
      assertArrayEquals(actual.gradient(), prepared.gradient(x));
      double[] v = numbers(3, seed + 100);
      assertClose(mode.hvp(at -> f.apply(at)[0], x, v), prepared.hvp(x, v));
      assertClose(mode.hessian(at -> f.apply(at)[0], x), prepared.hessian(x));
    }
    assertEquals(1, first.recordings());
    assertEquals(0, first.preparations().straight());
  }

  @Test
  void jacobiansAndPullbacksAreThoseOfTheTape() {
    double[] data = numbers(2 * POINTS, 0);
    double[] x = numbers(3, 1);
    DataFunction residuals = PreparedFunctionTest::residuals;
    PreparedFunction prepared = mode.prepare(residuals, x, data);
    VectorFunction f = residuals.at(data);
    assertClose(mode.jacobian(f, x), prepared.jacobian(x));
    double[] v = numbers(3, 4);
    Jvp expected = mode.jvp(f, x, v);
    assertArrayEquals(expected.value(), prepared.jvp(x, v).value());
    assertClose(expected.tangent(), prepared.jvp(x, v).tangent());
    double[][] seeds = {numbers(POINTS, 5), numbers(POINTS, 6)};
    double[][] pulled = prepared.pullback(x, seeds);
    for (int k = 0; k < 2; k++) {
      assertClose(mode.vjp(f, x).pullback(seeds[k]), pulled[k]);
      assertArrayEquals(pulled[k], prepared.pullback(x, seeds[k]));
    }
  }

  private static void assertClose(double[][] expected, double[][] actual) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertClose(expected[i], actual[i]);
    }
  }

  /** Slopes with comparisons: which side a turn is on may differ from the recording. */
  @Test
  void kinksAreOnTheSideOfEachPoint() {
    VectorFunction f =
        x -> {
          Scalar[] y = new Scalar[60];
          for (int i = 0; i < y.length; i++) {
            Scalar u = x[i % 5].multiply(x[5 + i % 3]).subtract(0.01 * i);
            Scalar gate = u.relu().add(u.multiply(3).mish()).multiply(u.abs());
            y[i] = gate.max(x[i % 4].square()).min(Scalar.softmax(u, x[0], x[1])[1]).multiply(u);
          }
          return new Scalar[] {Scalar.logSumExp(y)};
        };
    PreparedFunction prepared = mode.prepare(f, numbers(8, 1));
    for (long seed = 2; seed < 9; seed++) {
      double[] x = numbers(8, seed);
      double[] v = numbers(8, -seed);
      assertClose(mode.jvp(f, x, v).tangent(), prepared.jvp(x, v).tangent());
      assertClose(mode.hvp(at -> f.apply(at)[0], x, v), prepared.hvp(x, v));
    }
    assertEquals(1, prepared.recordings());
    assertFalse(prepared.isTaped());
  }

  /** Overflow and zeros times infinity are as on the tape: not finite there, or the same. */
  @Test
  void secondDerivativesWhereNumbersAreInfinite() {
    VectorFunction f =
        x -> {
          Scalar[] y = new Scalar[40];
          Arrays.setAll(y, i -> x[0].multiply(i).exp().multiply(x[1]).add(x[2].sqrt()));
          return new Scalar[] {Scalar.sum(y)};
        };
    PreparedFunction prepared = mode.prepare(f, 0.1, 0.2, 0.3);
    double[][] points = {{100, 1, 1}, {100, 0, 1}, {0, 1, 0}, {-1e4, 1, 2}, {1, Double.NaN, 1}};
    double[][] directions = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 2, 3}};
    for (double[] x : points) {
      for (double[] v : directions) {
        String at = Arrays.toString(x) + " along " + Arrays.toString(v);
        assertArrayEquals(mode.jvp(f, x, v).tangent(), prepared.jvp(x, v).tangent(), 1e-9, at);
        double[] expected = mode.hvp(in -> f.apply(in)[0], x, v);
        assertArrayEquals(finiteOrNaN(expected), finiteOrNaN(prepared.hvp(x, v)), 1e-9, at);
      }
    }
  }

  private static double[] finiteOrNaN(double[] x) {
    return Arrays.stream(x).map(xi -> Double.isFinite(xi) ? xi : Double.NaN).toArray();
  }

  private static void assertClose(double[] expected, double[] actual) {
    double size = 1 + Arrays.stream(expected).map(Math::abs).max().orElse(0);
    assertArrayEquals(expected, actual, 1e-12 * size);
  }

  /** Sixteen branches in turn are recorded sixteen times. */
  @Test
  void eachBranchIsRecordedOnce() {
    VectorFunction f =
        x -> {
          int branch = 0;
          while (branch < 15 && x[0].isGreaterThan(branch)) {
            branch++;
          }
          Scalar[] y = new Scalar[40];
          for (int i = 0; i < y.length; i++) {
            y[i] = x[1 + i % 2].multiply(branch + i).sin();
          }
          return new Scalar[] {Scalar.sum(y)};
        };
    PreparedFunction prepared = mode.prepare(f, -0.5, 1, 2);
    for (int round = 0; round < 3; round++) {
      for (int branch = 0; branch < 16; branch++) {
        double[] x = {branch - 0.5, 0.1 * round, 0.3};
        assertClose(mode.gradient(at -> f.apply(at)[0], x), prepared.gradient(x));
      }
    }
    assertEquals(16, prepared.recordings());
  }

  /** Each value that is read is a branch. */
  @Test
  void whatIsRecordedOnMostUsesIsTaped() {
    VectorFunction f =
        x -> {
          double weight = x[0].value();
          Scalar[] y = new Scalar[40];
          Arrays.setAll(y, i -> x[0].multiply(weight * i).sin());
          return new Scalar[] {Scalar.sum(y)};
        };
    PreparedFunction prepared = mode.prepare(f, 1);
    for (int use = 0; use < 200; use++) {
      double[] x = {0.01 * use};
      assertClose(mode.gradient(at -> f.apply(at)[0], x), prepared.gradient(x));
    }
    assertEquals(65, prepared.recordings());
    assertTrue(prepared.isTaped());
    assertEquals(200, prepared.preparations().uses());
    assertEquals(200 - 64, prepared.preparations().taped());
  }

  /** Within the promised number of uses. */
  @Test
  void capturedDataThatChangeAreFound() {
    double[] data = numbers(100, 1);
    VectorFunction f =
        x -> {
          Scalar[] y = new Scalar[data.length];
          Arrays.setAll(y, i -> x[0].multiply(data[i]).exp());
          return new Scalar[] {Scalar.sum(y)};
        };
    PreparedFunction prepared = mode.prepare(f, 1);
    for (int use = 0; use < 5; use++) {
      prepared.gradient(0.1 * use);
    }
    data[50] += 1;
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () -> IntStream.range(0, 4).forEach(use -> prepared.gradient(0.3)));
    assertTrue(e.getMessage().contains("captured data changed; pass them as data"), e::getMessage);
    double[] expected = mode.gradient(x -> f.apply(x)[0], 0.3);
    for (int use = 0; use < 10; use++) {
      assertArrayEquals(expected, prepared.gradient(0.3), 1e-12 * expected[0], "use " + use);
    }
  }

  /** What throws where it was recorded with a result has changed, too. */
  @Test
  void aFunctionThatThrowsWhenItIsComparedIsRecordedAgain() {
    double[] data = {2};
    VectorFunction f =
        x -> {
          if (data[0] < 0) {
            throw new IllegalArgumentException("negative");
          }
          return new Scalar[] {x[0].multiply(data[0]).sin()};
        };
    PreparedFunction prepared = mode.prepare(f, 1);
    for (int use = 0; use < 3; use++) {
      prepared.gradient(0.1 * use);
    }
    data[0] = -1;
    for (int use = 0; use < 3; use++) {
      assertThrows(IllegalArgumentException.class, () -> prepared.gradient(0), "use " + use);
    }
    data[0] = 3;
    assertArrayEquals(new double[] {3}, prepared.gradient(0));
  }

  /** A step after the other is done by a kernel, and matrices. */
  @Test
  void whatHasNoLoopsOfManyTurnsIsPrepared() {
    VectorFunction scan =
        x -> {
          Scalar y = x[0];
          for (int t = 0; t < 100; t++) {
            y = x[0].isGreaterThan(0) ? y.multiply(x[1]).sin() : y.multiply(x[2]);
          }
          return new Scalar[] {y};
        };
    VectorFunction determinant =
        x -> new Scalar[] {x[0].isGreaterThan(0) ? Matrix.of(2, 2, x).determinant() : x[1]};
    for (VectorFunction f : new VectorFunction[] {scan, determinant}) {
      double[] x = {0.4, 0.9, 0.2, 0.7};
      PreparedFunction prepared = mode.prepare(f, x);
      ScalarFunction first = at -> f.apply(at)[0];
      assertFalse(prepared.isTaped());
      assertClose(mode.gradient(first, x), prepared.gradient(x));
      assertClose(mode.jacobian(f, x)[0], prepared.jacobian(x)[0]);
      assertArrayEquals(f.value(x), prepared.value(x));
      double[] seed = {3};
      assertClose(mode.vjp(f, x).pullback(seed), prepared.pullback(x, seed));
      double[] v = {0.1, 0.2, 0.3, 0.4};
      assertClose(mode.jvp(f, x, v).tangent(), prepared.jvp(x, v).tangent());
      assertClose(mode.hvp(first, x, v), prepared.hvp(x, v));
      double[][] hessian = mode.hessian(first, x);
      for (int i = 0; i < x.length; i++) {
        assertClose(hessian[i], prepared.hessian(x)[i]);
      }
      assertEquals(1, prepared.preparations().straight());
      x[0] = -0.4;
      assertClose(mode.gradient(first, x), prepared.gradient(x));
      assertEquals(2, prepared.preparations().straight());
    }
  }

  @Test
  void threadsShareAPreparedFunction() {
    PreparedFunction prepared =
        mode.prepare(PreparedFunctionTest::loss, numbers(3, 1), numbers(2 * POINTS, 0));
    double[] alone = prepared.gradient(1, 2, 3);
    double[] x = {1, 2, 3};
    double[] product = prepared.hvp(x, alone);
    IntStream.range(0, 64)
        .parallel()
        .forEach(
            i -> {
              prepared.with(numbers(2 * POINTS, i)).gradient(i, 1, 2);
              assertArrayEquals(alone, prepared.gradient(1, 2, 3));
              prepared.hvp(new double[] {i, 1, 2}, x);
              assertArrayEquals(product, prepared.hvp(x, alone));
            });
    assertEquals(1, prepared.recordings());
  }

  /** Threads that meet a new branch at the same time do not record it twice. */
  @Test
  void threadsRecordABranchOnce() {
    VectorFunction f =
        x -> {
          Scalar[] y = new Scalar[40];
          boolean positive = x[0].isGreaterThan(0);
          Arrays.setAll(y, i -> positive ? x[0].multiply(i).sin() : x[0].multiply(i).cos());
          return new Scalar[] {Scalar.sum(y)};
        };
    PreparedFunction prepared = mode.prepare(f, 1);
    IntStream.range(0, 64).parallel().forEach(i -> prepared.gradient(i % 2 - 0.5));
    assertEquals(2, prepared.recordings());
  }

  @Test
  void misuseIsRefused() {
    double[] data = numbers(2 * POINTS, 0);
    PreparedFunction one = mode.prepare(PreparedFunctionTest::loss, numbers(3, 1), data);
    PreparedFunction many = mode.prepare(PreparedFunctionTest::residuals, numbers(3, 1), data);
    assertMessage("gradient: the point has length 2, expected 3", () -> one.gradient(1, 2));
    assertMessage("expected 3", () -> one.gradient(new double[3], new double[2]));
    assertMessage("prepared function: the array of data has length 1", () -> one.with(1));
    assertMessage("300 outputs; call jacobian", () -> many.gradient(1, 2, 3));
    assertMessage("hessian: the function has 300 outputs", () -> many.hessian(1, 2, 3));
    double[] three = {1, 2, 3};
    assertMessage("hvp: the function has 300 outputs", () -> many.hvp(three, three));
    assertMessage(
        "hvp: the direction has length 1, expected 3", () -> one.hvp(three, new double[1]));
    assertMessage("array for the product", () -> one.hvp(three, three, new double[1]));
    assertMessage("jvp: the direction has length 4", () -> many.jvp(three, new double[4]));
    assertMessage(
        "the seed has length 1, expected 300", () -> many.pullback(numbers(3, 1), new double[1]));
    assertMessage("0 coordinates", () -> mode.prepare(x -> x));
  }

  @Test
  void nullIsRefusedByName() {
    PreparedFunction prepared =
        mode.prepare(PreparedFunctionTest::loss, numbers(3, 1), numbers(2 * POINTS, 0));
    double[] x = numbers(3, 2);
    double[] none = null;
    double[][] noneOfMany = null;
    assertNull("value: the point is null", () -> prepared.value(none));
    assertNull("gradient: the point is null", () -> prepared.gradient(none));
    assertNull("gradient: the point is null", () -> prepared.valueAndGradient(none));
    assertNull("gradient: the point is null", () -> prepared.gradient(none, x));
    assertNull("gradient: the array for the gradient is null", () -> prepared.gradient(x, none));
    assertNull("jacobian: the point is null", () -> prepared.jacobian(none));
    assertNull("vjp: the point is null", () -> prepared.vjp(none));
    assertNull("pullback: the seed is null", () -> prepared.vjp(x).pullback(none));
    assertNull("pullback: the point is null", () -> prepared.pullback(none, none));
    assertNull("pullback: the seed is null", () -> prepared.pullback(x, none));
    assertNull("pullback: the array of seeds is null", () -> prepared.pullback(x, noneOfMany));
    assertNull("jvp: the point is null", () -> prepared.jvp(none, x));
    assertNull("jvp: the direction is null", () -> prepared.jvp(x, none));
    assertNull("hvp: the point is null", () -> prepared.hvp(none, x));
    assertNull("hvp: the direction is null", () -> prepared.hvp(x, none));
    assertNull("hessian: the point is null", () -> prepared.hessian(none));
    assertNull("prepared function: the array of data is null", () -> prepared.with(none));
    VectorFunction f = null;
    assertNull("prepare: the function is null", () -> mode.prepare(f, 1, 2));
    assertNull("gradient: the point is null", () -> mode.gradient(Scalar::sum, none));
    assertNull("gradient: the point is null", () -> new CompiledMode().gradient(Scalar::sum, none));
  }

  private static void assertNull(String message, Executable misuse) {
    String actual = assertThrows(NullPointerException.class, misuse).getMessage();
    assertTrue(String.valueOf(actual).startsWith(message), actual);
  }

  private static void assertMessage(String part, Runnable misuse) {
    String message = assertThrows(IllegalArgumentException.class, misuse::run).getMessage();
    assertTrue(message.contains(part), message);
  }
}
