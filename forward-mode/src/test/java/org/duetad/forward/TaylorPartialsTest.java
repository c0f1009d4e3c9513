package org.duetad.forward;

import static org.duetad.core.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Mixed partial derivatives against closed forms. */
class TaylorPartialsTest {

  private static final double[] X = {0.3, -0.2, 0.5};
  private static final double[] A = {1.5, -0.5, 2};

  /** {@code ∂ⁱ exp(a·x) = aⁱ exp(a·x)}. */
  private static final ScalarFunction WAVE = x -> Scalar.weightedSum(A, x).exp();

  private static double wave(int... orders) {
    double power = WAVE.value(X);
    for (int l = 0; l < orders.length; l++) {
      power *= Math.pow(A[l], orders[l]);
    }
    return power;
  }

  @Test
  void exponentialOfASum() {
    for (int d = 0; d <= 8; d++) {
      for (int i = 0; i <= d; i++) {
        for (int k = 0; k <= d - i; k++) {
          double actual = TaylorMode.partial(WAVE, X, i, k, d - i - k);
          double expected = wave(i, k, d - i - k);
          // The weights of a partial derivative cancel more with higher order.
          double scale = WAVE.value(X) * Math.pow(2, d);
          assertEquals(expected, actual, 1e-13 * Math.pow(4, d) * scale, i + ", " + k + " of " + d);
        }
      }
    }
  }

  /** Integer coefficients and points: the results are exact up to the rounding of weights. */
  @Test
  void polynomials() {
    ScalarFunction f = x -> x[0].pow(3).multiply(x[1].square()).multiply(x[2]);
    double[] x = {2, 3, 5};
    assertClose("∂xyz", 3 * 4 * 2 * 3 * 1, TaylorMode.partial(f, x, 1, 1, 1), 1e-14);
    assertClose("∂xxyyz", 6 * 2 * 2 * 1, TaylorMode.partial(f, x, 2, 2, 1), 1e-13);
    assertClose("∂xxxyyz", 12, TaylorMode.partial(f, x, 3, 2, 1), 1e-12);
    assertClose("∂xxxx", 0, TaylorMode.partial(f, x, 4, 0, 0), 1e-12);
    assertClose("∂z", 8 * 9, TaylorMode.partial(f, x, 0, 0, 1), 0);
    assertClose("value", 8 * 9 * 5, TaylorMode.partial(f, x, 0, 0, 0), 0);
  }

  /** As other modes have them: {@code √(x + y²)}, with the convention for the first one. */
  @Test
  void whereASlopeIsInfinite() {
    ScalarFunction f = x -> x[0].sqrt().hypot(x[1]);
    double[] x = {0, 1};
    assertClose("∂y", 1, TaylorMode.partial(f, x, 0, 1), 0);
    assertClose("∂xx", -0.25, TaylorMode.partial(f, x, 2, 0), 1e-15);
    assertClose("∂xy", -0.5, TaylorMode.partial(f, x, 1, 1), 1e-15);
    assertClose("∂yy", 0, TaylorMode.partial(f, x, 0, 2), 0);
    assertEquals(Double.NaN, TaylorMode.partial(f, x, 3, 0));
    assertEquals(Double.NaN, TaylorMode.partial(f, x, 2, 1));
  }

  @Test
  void tensorsHaveAllPartials() {
    for (int d = 0; d <= 5; d++) {
      DerivativeTensor tensor = TaylorMode.tensor(WAVE, X, d);
      assertEquals(d, tensor.order());
      assertEquals(3, tensor.dimension());
      int entries = (int) Math.pow(3, d);
      for (int entry = 0; entry < entries; entry++) {
        int[] variables = new int[d];
        int[] orders = new int[3];
        for (int l = 0, rest = entry; l < d; l++, rest /= 3) {
          variables[l] = rest % 3;
          orders[rest % 3]++;
        }
        assertEquals(wave(orders), tensor.get(variables), 1e-12 * Math.pow(8, d));
      }
    }
  }

  @Test
  void wrongUse() {
    assertFails("3 indices for order 2", () -> TaylorMode.tensor(WAVE, X, 2).get(0, 0, 0));
    assertFails("index 3 of 3 variables", () -> TaylorMode.tensor(WAVE, X, 2).get(0, 3));
    assertFails("order -1 is negative", () -> TaylorMode.tensor(WAVE, X, -1));
    assertFails("more than half of the heap", () -> TaylorMode.tensor(WAVE, new double[1000], 6));
    assertFails("more than half of the heap", () -> TaylorMode.tensor(WAVE, new double[1000], 60));
    assertFails("0 coordinates", () -> TaylorMode.tensor(WAVE, new double[0], 2));
    assertFails("2 orders for 3 inputs", () -> TaylorMode.partial(WAVE, X, 1, 1));
    assertFails("order -2 is negative", () -> TaylorMode.partial(WAVE, X, 1, -2, 1));
    assertFails("0 coordinates", () -> TaylorMode.partial(WAVE, new double[0]));
    assertFails("order -1 is negative", () -> TaylorMode.coefficients(x -> x, 1, -1));
    assertFails("order -1 is negative", () -> TaylorMode.derivatives(x -> x, 1, -1));
    assertFails("0 inputs", () -> TaylorMode.coefficients(x -> x, new double[0][]));
    assertFails("0 coefficients", () -> TaylorMode.coefficients(x -> x, new double[1][0]));
    assertFails(
        "input 1 has length 1, expected 2",
        () -> TaylorMode.coefficients(x -> x, new double[][] {{1, 2}, {3}}));
    assertFails(
        "direction has length 1, expected 3",
        () -> TaylorMode.directional(x -> x, X, new double[1], 2));
  }

  private static void assertFails(String part, Executable call) {
    String message = String.valueOf(assertThrows(RuntimeException.class, call).getMessage());
    assertTrue(message.contains(part), message);
  }
}
