package org.duetad.reverse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.mode.Seeds;
import org.duetad.core.mode.Vjp;
import org.junit.jupiter.api.Test;

/** The compiled mode prepares each function once, and has the derivatives of the tape. */
class CompiledModeTest {

  private static final int POINTS = 200;

  private final ReverseMode tape = new ReverseMode();
  private final CompiledMode mode = new CompiledMode();

  private static Scalar[] waves(double phase, Scalar... x) {
    Scalar[] y = new Scalar[POINTS];
    for (int i = 0; i < POINTS; i++) {
      y[i] = x[0].multiply(x[1].multiply(0.01 * i).add(phase).sin());
    }
    return y;
  }

  /** A new object each time. */
  private static ScalarFunction sum(double phase) {
    return x -> Scalar.sum(waves(phase, x));
  }

  private static double[] point(long seed) {
    return new Random(seed).doubles(2, -2, 2).toArray();
  }

  private static void assertClose(double[] expected, double[] actual) {
    double size = 1 + Arrays.stream(expected).map(Math::abs).max().orElse(0);
    assertArrayEquals(expected, actual, 1e-12 * size);
  }

  @Test
  void allDerivativesOfOneFunctionAreThoseOfTheTape() {
    ScalarFunction f = sum(0.3);
    VectorFunction g = x -> waves(0.3, x);
    double[] v = {1, -2};
    double[] out = new double[2];
    for (long seed = 0; seed < 5; seed++) {
      double[] x = point(seed);
      assertEquals(f.value(x), mode.valueAndGradient(f, x).value());
      double[] gradient = tape.gradient(f, x);
      assertClose(gradient, mode.gradient(f, x));
      assertEquals(f.value(x), mode.gradient(f, x, out));
      assertClose(gradient, out);
      assertClose(tape.hvp(f, x, v), mode.hvp(f, x, v));
      assertClose(tape.hessian(f, x)[1], mode.hessian(f, x)[1]);
      double[][] jacobian = tape.jacobian(g, x);
      assertClose(jacobian[50], mode.jacobian(g, x)[50]);
      assertClose(jacobian[199], mode.valueAndJacobian(g, x).jacobian()[199]);
      assertArrayEquals(g.value(x), mode.valueAndJacobian(g, x).value());
      assertClose(tape.jvp(g, x, v).tangent(), mode.jvp(g, x, v).tangent());
    }
    assertEquals(2, mode.preparations().recordings());
    assertEquals(0, mode.preparations().taped());
    assertFalse(mode.preparations().isWasted());
    assertTrue(mode.preparations().seconds() > 0);
  }

  @Test
  void pullbacksOutliveOtherCalls() {
    VectorFunction g = x -> waves(0.1, x);
    double[] w = new Random(1).doubles(POINTS).toArray();
    double[] x = point(7);
    Vjp vjp = mode.vjp(g, x);
    double[] expected = tape.vjp(g, x).pullback(w);
    Arrays.fill(x, 0);
    mode.jacobian(g, 5, 5);
    assertClose(expected, vjp.pullback(w));
    Arrays.fill(vjp.value(), 0);
    assertArrayEquals(g.value(point(7)), vjp.value());
    String message =
        assertThrows(IllegalArgumentException.class, () -> vjp.pullback(1)).getMessage();
    assertEquals("pullback: the seed has length 1, expected 200", message);
  }

  @Test
  void aFunctionWithoutLoopsIsRecordedOnce() {
    ScalarFunction f = x -> x[0].multiply(x[1]).sin();
    for (int call = 0; call < 10; call++) {
      double[] x = point(call);
      assertArrayEquals(tape.gradient(f, x), mode.gradient(f, x));
    }
    assertEquals(new Preparations(10, 0, 1, 1, mode.preparations().seconds()), mode.preparations());
  }

  @Test
  void functionsThatAreNewInEachCallAreRecordedAgainAndReported() {
    for (int call = 0; call < 20; call++) {
      ScalarFunction f = sum(call);
      assertClose(tape.gradient(f, 1, 2), mode.gradient(f, 1, 2));
    }
    assertEquals(20, mode.preparations().recordings());
    assertTrue(mode.preparations().isWasted());
  }

  @Test
  void theLatestFunctionsAreKept() {
    ScalarFunction[] f =
        IntStream.range(0, 17).mapToObj(CompiledModeTest::sum).toArray(ScalarFunction[]::new);
    IntStream.range(0, 16).forEach(i -> mode.gradient(f[i], 1, 2));
    mode.gradient(f[0], 3, 4);
    mode.gradient(f[16], 1, 2);
    assertEquals(17, mode.preparations().recordings());
    mode.gradient(f[0], 5, 6);
    assertEquals(17, mode.preparations().recordings(), "used lately");
    assertClose(tape.gradient(f[1], 5, 6), mode.gradient(f[1], 5, 6));
    assertEquals(18, mode.preparations().recordings(), "not used for longest");
  }

  @Test
  void numbersOfInputsAreToldApart() {
    ScalarFunction f =
        x -> Scalar.sum(Arrays.stream(x).map(Scalar::exp).toArray(Scalar[]::new)).square();
    for (int n : new int[] {20, 30, 20, 30}) {
      double[] x = new Random(n).doubles(n).toArray();
      assertClose(tape.gradient(f, x), mode.gradient(f, x));
    }
    assertEquals(2, mode.preparations().recordings());
  }

  @Test
  void threadsShareTheMode() {
    ScalarFunction f = sum(0.5);
    double[] alone = mode.gradient(f, 1, 2);
    IntStream.range(0, 200)
        .parallel()
        .forEach(i -> assertArrayEquals(alone, mode.gradient(f, 1, 2)));
    assertEquals(1, mode.preparations().recordings());
  }

  /** A step after the other. */
  private static Scalar[] steps(Scalar... x) {
    Scalar[] y = x.clone();
    for (int k = 0; k < 60; k++) {
      y[k % 5] = y[k % 5].multiply(y[(2 * k + 1) % 5]).sin().add(x[k * k % 5]);
    }
    return y;
  }

  @Test
  void severalRowsOfWhatHasNoLoopsHaveTheBitsOfEachAlone() {
    VectorFunction g = CompiledModeTest::steps;
    ScalarFunction f = x -> Scalar.sum(steps(x));
    double[] x = new Random(1).doubles(5, -1, 1).toArray();
    double[][] units = Seeds.units(5);
    double[][] jacobian = mode.jacobian(g, x);
    double[][] hessian = mode.hessian(f, x);
    double[][] tangents = mode.jvp(g, x, units).tangents();
    assertArrayEquals(jacobian, mode.pullback(g, x, units));
    assertArrayEquals(jacobian, mode.vjp(g, x).pullback(units));
    assertArrayEquals(hessian, mode.hvp(f, x, units));
    for (int k = 0; k < 5; k++) {
      assertArrayEquals(mode.vjp(g, x).pullback(units[k]), jacobian[k]);
      assertArrayEquals(mode.jvp(g, x, units[k]).tangent(), tangents[k]);
      assertArrayEquals(mode.hvp(f, x, units[k]), hessian[k]);
      assertClose(tape.jacobian(g, x)[k], jacobian[k]);
      assertClose(tape.jvp(g, x, units[k]).tangent(), tangents[k]);
      assertClose(tape.hessian(f, x)[k], hessian[k]);
    }
    assertEquals(0, mode.preparations().taped());
    assertEquals(2, mode.preparations().straight());
  }

  @Test
  void columnsOfWhatHasNoLoopsHaveTheBitsOfEachAlone() {
    VectorFunction g =
        x -> Stream.of(steps(x), steps(steps(x))).flatMap(Arrays::stream).toArray(Scalar[]::new);
    double[] x = new Random(1).doubles(5, -1, 1).toArray();
    double[][] jacobian = mode.jacobian(g, x);
    for (int k = 0; k < 5; k++) {
      double[] tangent = mode.jvp(g, x, Seeds.units(5)[k]).tangent();
      for (int i = 0; i < 10; i++) {
        assertEquals(tangent[i], jacobian[i][k]);
      }
    }
    assertArrayEquals(g.value(x), mode.valueAndJacobian(g, x).value());
    assertEquals(0, mode.preparations().taped());
  }

  @Test
  void whatIsKeptForSeveralRowsIsCounted() {
    PreparedFunction prepared =
        tape.prepare((VectorFunction) CompiledModeTest::steps, 1, 2, 3, 4, 5);
    long before = prepared.bytes();
    prepared.jacobian(1, 2, 3, 4, 5);
    long after = prepared.bytes();
    assertTrue(after > before, before + " and " + after);
    prepared.jacobian(1, 2, 3, 4, 5);
    assertEquals(after, prepared.bytes());
  }

  /** Rows of a rule of several results are; its tangents are another such rule. */
  @Test
  void tangentsThatAreNotDoneSideBySideAreOnTheTape() {
    VectorFunction g = x -> Scalar.softmax(steps(x));
    double[] x = new Random(1).doubles(5, -1, 1).toArray();
    double[][] jacobian = mode.jacobian(g, x);
    double[][] expected = tape.jacobian(g, x);
    for (int k = 0; k < expected.length; k++) {
      assertClose(expected[k], jacobian[k]);
    }
    assertEquals(0, mode.preparations().taped());
    ScalarFunction f = in -> g.apply(in)[0];
    assertArrayEquals(tape.hessian(f, x), mode.hessian(f, x));
    assertEquals(1, mode.preparations().taped());
  }

  @Test
  void severalRowsFollowBranchesAndOverflows() {
    VectorFunction g =
        x -> {
          Scalar[] y = x[0].isGreaterThan(0) ? steps(x) : steps(x[1], x[2], x[3], x[4], x[0]);
          return new Scalar[] {y[0], y[1].multiply(x[1].exp()), y[2].divide(x[2]), y[3], y[4]};
        };
    double[][] points = {{1, 2, 3, 4, 5}, {-1, 2, 3, 4, 5}, {1, 800, 3, 4, 5}, {1, 2, 0, 4, 5}};
    for (int repeat = 0; repeat < 2; repeat++) {
      for (double[] x : points) {
        double[][] jacobian = mode.jacobian(g, x);
        double[][] expected = tape.jacobian(g, x);
        for (int k = 0; k < 5; k++) {
          assertArrayEquals(expected[k], jacobian[k], 1e-12 * Math.exp(Math.min(x[1], 600)));
        }
      }
    }
    assertEquals(2, mode.preparations().recordings());
  }

  @Test
  void jacobiansAndHessiansOfLoopsAreByKernels() {
    mode.hessian(sum(0.3), point(1));
    mode.jacobian(x -> waves(0.3, x), point(1));
    mode.jacobian(x -> Arrays.copyOf(waves(0.3, x), 60), new double[70]);
    assertEquals(0, mode.preparations().taped());
    assertEquals(0, mode.preparations().straight());
  }
}
