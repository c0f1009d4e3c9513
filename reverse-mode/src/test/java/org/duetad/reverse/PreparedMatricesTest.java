package org.duetad.reverse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.rules.Activations;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.api.Test;

/** Functions with matrices are prepared, and have the derivatives of the tape. */
class PreparedMatricesTest {

  private static final int ROWS = 7;
  private static final int INPUTS = 3;
  private static final int UNITS = 5;
  private static final int SIZE = INPUTS * UNITS + UNITS + UNITS;

  private final ReverseMode mode = new ReverseMode();

  /** A network of one hidden layer, and its sum of squares on rows of data. */
  private static Scalar loss(UnaryRule rule, Scalar[] p, Scalar[] data) {
    Matrix rows = Matrix.of(ROWS, INPUTS, Arrays.copyOf(data, ROWS * INPUTS));
    Matrix first = Matrix.of(INPUTS, UNITS, Arrays.copyOf(p, INPUTS * UNITS));
    Matrix bias = Matrix.of(1, UNITS, Arrays.copyOfRange(p, INPUTS * UNITS, SIZE - UNITS));
    Matrix last = Matrix.of(UNITS, 1, Arrays.copyOfRange(p, SIZE - UNITS, SIZE));
    Matrix y = rows.mult(first).plusRow(bias).apply(rule).mult(last);
    Scalar sum = p[0].isGreaterThan(0) ? p[1].sin() : p[2].exp();
    for (Scalar e : y.toScalars()) {
      sum = sum.add(e.subtract(data[0]).square());
    }
    return sum;
  }

  private static double[] numbers(int n, long seed) {
    return new Random(seed).doubles(n, -1, 1).toArray();
  }

  private static void assertClose(double[] expected, double[] actual) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-12 * (1 + Math.abs(expected[i])), "" + i);
    }
    assertEquals(expected.length, actual.length);
  }

  /** With rules whose slopes are smooth, compare numbers, or have no value somewhere. */
  @Test
  void derivativesAreThoseOfTheTape() {
    for (UnaryRule rule : List.of(Elementary.TANH, Activations.RELU, Activations.SIGMOID)) {
      PreparedFunction any =
          mode.prepare(
              (p, data) -> new Scalar[] {loss(rule, p, data)},
              numbers(SIZE, 1),
              numbers(ROWS * INPUTS, 2));
      for (int k = 0; k < 6; k++) {
        double[] data = numbers(ROWS * INPUTS, 10 + k);
        double[] x = numbers(SIZE, 20 + k);
        x[0] = k % 2 == 0 ? 0.3 : -0.3;
        double[] v = numbers(SIZE, 30 + k);
        ScalarFunction f = p -> loss(rule, p, Scalar.of(data));
        PreparedFunction prepared = any.with(data);
        assertArrayEquals(f.asVector().value(x), prepared.value(x));
        assertClose(mode.gradient(f, x), prepared.gradient(x));
        assertClose(mode.hvp(f, x, v), prepared.hvp(x, v));
        assertClose(mode.jvp(f.asVector(), x, v).tangent(), prepared.jvp(x, v).tangent());
      }
      assertFalse(any.isTaped());
      assertEquals(2, any.recordings());
    }
  }

  /** All results of a matrix, and one that depends on values. */
  @Test
  void jacobiansAreThoseOfTheTape() {
    VectorFunction inverse = x -> Matrix.of(3, 3, x).invert().toScalars();
    VectorFunction values = x -> Matrix.of(3, 3, x).symmetrise().symmetricEigenvalues().toScalars();
    for (VectorFunction f : List.of(inverse, values)) {
      PreparedFunction prepared = mode.prepare(f, numbers(9, 3));
      for (int k = 0; k < 4; k++) {
        double[] x = numbers(9, 40 + k);
        double[][] expected = mode.jacobian(f, x);
        double[][] actual = prepared.jacobian(x);
        for (int i = 0; i < expected.length; i++) {
          assertClose(expected[i], actual[i]);
        }
        double[] w = numbers(expected.length, 50);
        assertClose(mode.vjp(f, x).pullback(w), prepared.vjp(x).pullback(w));
      }
      assertEquals(1, prepared.recordings());
    }
  }

  @Test
  void whatFailsOnTheTapeFailsPrepared() {
    VectorFunction inverse = x -> Matrix.of(2, 2, x).invert().toScalars();
    PreparedFunction prepared = mode.prepare(inverse, 1, 2, 3, 5);
    double[] singular = {1, 2, 2, 4};
    RuntimeException expected =
        assertThrows(RuntimeException.class, () -> mode.jacobian(inverse, singular));
    RuntimeException actual = assertThrows(expected.getClass(), () -> prepared.jacobian(singular));
    assertEquals(expected.getMessage(), actual.getMessage());
    assertClose(mode.jacobian(inverse, 1, 2, 3, 4)[1], prepared.jacobian(1, 2, 3, 4)[1]);
  }
}
