package org.duetad.forward;

import static org.duetad.core.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.UnaryFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders at which factorials and coefficients exceed the range of doubles. */
class TaylorScaleTest {

  @Test
  void derivativesOfTheExponential() {
    double[] derivatives = TaylorMode.derivatives(x -> x.exp(), 1, 1200);
    for (int k = 0; k <= 1200; k++) {
      assertClose("order " + k, Math.E, derivatives[k], 1e-12);
    }
  }

  /** {@code dᵏ/dxᵏ 2ˣ = log(2)ᵏ 2ˣ}. */
  @Test
  void derivativesOfAPowerOfTwo() {
    double[] derivatives = TaylorMode.derivatives(x -> Scalar.of(2).pow(x), 3, 200);
    for (int k = 0; k <= 200; k++) {
      assertClose("order " + k, 8 * Math.pow(Math.log(2), k), derivatives[k], 1e-12);
    }
  }

  /** {@code n!/(n-k)! x^(n-k)}: zero above order n, and too large for a double on the way. */
  @Test
  void derivativesOfAPower() {
    double[] small = TaylorMode.derivatives(x -> x.pow(100), 2, 200);
    BigInteger factor = BigInteger.ONE;
    for (int k = 0; k <= 200; k++) {
      double expected = k > 100 ? 0 : new BigDecimal(factor.shiftLeft(100 - k)).doubleValue();
      assertClose("order " + k, expected, small[k], 1e-13);
      factor = factor.multiply(BigInteger.valueOf(100 - k));
    }
    ArithmeticException e =
        assertThrows(
            ArithmeticException.class, () -> TaylorMode.derivatives(x -> x.pow(180), 2, 180));
    assertTrue(String.valueOf(e.getMessage()).contains("beyond the range"), e.getMessage());
    double[] coefficients = TaylorMode.coefficients(x -> x.pow(180), 2, 180);
    assertEquals(1, coefficients[180], 1e-13);
  }

  @Test
  void tinyFunctionsKeepTheirDigits() {
    double[] derivatives = TaylorMode.derivatives(x -> x.sin().multiply(1e-280), 1, 60);
    double[] signed = {Math.sin(1), Math.cos(1), -Math.sin(1), -Math.cos(1)};
    for (int k = 0; k <= 60; k++) {
      assertClose("order " + k, 1e-280 * signed[k % 4], derivatives[k], 1e-13);
    }
    assertClose("of e-30 x", Math.pow(2, -960), at(x -> x.multiply(0x1p-30).exp(), 32), 1e-13);
  }

  private static double at(UnaryFunction f, int order) {
    return TaylorMode.derivatives(f, 0, order)[order];
  }

  /** Where no scale keeps a coefficient in range. */
  @Test
  void ordersOutOfReachAreRefused() {
    ArithmeticException e =
        assertThrows(
            ArithmeticException.class, () -> TaylorMode.derivatives(x -> x.exp(), 1, 3000));
    assertTrue(String.valueOf(e.getMessage()).contains("every scale"), e.getMessage());
  }

  @Test
  void directionalDerivatives() {
    double[][] y =
        TaylorMode.directional(
            x -> new Scalar[] {x[0].add(x[1]).exp(), x[0].multiply(x[1]).add(1)},
            new double[] {0, 0},
            new double[] {1, 1},
            200);
    for (int k = 0; k <= 200; k++) {
      assertClose("order " + k, Math.pow(2, k), y[0][k], 1e-12);
      assertEquals(k == 0 ? 1 : k == 2 ? 2 : 0, y[1][k], 0, "order " + k);
    }
  }

  private static final ScalarFunction WAVE = x -> x[0].add(x[1]).exp();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 15, 20, 100})
  void partialsOfTheExponential(int k) {
    assertClose("exp(x + y)", 1, TaylorMode.partial(WAVE, new double[2], k, k), 1e-13);
    assertClose("k, 1", 1, TaylorMode.partial(WAVE, new double[2], k, 1), 1e-13);
    assertClose("0, k", 1, TaylorMode.partial(WAVE, new double[2], 0, k), 1e-13);
    double[] x = {1e-300, 1e-8};
    assertClose("tiny point", Math.exp(1e-8), TaylorMode.partial(WAVE, x, k, k), 1e-13);
  }

  /** {@code k!} at order (k, k) of {@code exp(x y)} at the origin. */
  @Test
  void partialsOfAProduct() {
    ScalarFunction f = x -> x[0].multiply(x[1]).exp();
    for (int k = 1; k <= 120; k += 17) {
      double expected = new BigDecimal(Factorials.of(k)).doubleValue();
      assertClose("order " + k, expected, TaylorMode.partial(f, new double[2], k, k), 1e-12);
      assertEquals(0, TaylorMode.partial(f, new double[2], k, k + 1), "order " + k);
    }
  }

  /** Where a function is undefined so are its derivatives; next to a pole they are infinite. */
  @Test
  void partialsWithoutAValue() {
    ScalarFunction log = x -> x[0].add(x[1]).log();
    assertEquals(Double.NaN, TaylorMode.partial(log, new double[] {-1, -1}, 1, 1));
    assertEquals(Double.NaN, TaylorMode.partial(log, new double[] {Double.NaN, 1}, 1, 2));
    assertEquals(-Double.POSITIVE_INFINITY, TaylorMode.partial(log, new double[2], 1, 1));
    assertEquals(0, TaylorMode.partial(x -> x[0].log().add(x[1]), new double[] {-1, 2}, 0, 2));
  }

  /** {@code -ψ'(x + y)}. */
  @Test
  void partialOfLogBeta() {
    ScalarFunction f = x -> x[0].logBeta(x[1]);
    double trigamma = -Scalar.of(1 + 1e-8).trigamma().value();
    double[] x = {1e-8, 1};
    assertClose("partial", trigamma, TaylorMode.partial(f, x, 1, 1), 1e-9);
    assertClose("tensor", trigamma, TaylorMode.tensor(f, x, 2).get(0, 1), 1e-8);
  }

  /**
   * Entries for which interpolation would lose more than half of the digits are not interpolated.
   */
  @Test
  void tensorsOfVariablesOfDifferentSize() {
    ScalarFunction f = x -> x[0].reciprocal().multiply(x[1]).add(x[1].multiply(x[2]).exp());
    double[] x = {1e-7, 1e5, 1e-9};
    double exp = Math.exp(1e-4);
    DerivativeTensor third = TaylorMode.tensor(f, x, 3);
    assertClose("xxx", -6e33, third.get(0, 0, 0), 1e-12);
    assertClose("xxy", 2e21, third.get(1, 0, 0), 1e-7);
    assertEquals(0, third.get(0, 1, 2), 1e-300);
    assertClose("yyy", 1e-27 * exp, third.get(1, 1, 1), 1e-7);
    assertClose("yyz", (2e-9 + 1e-13) * exp, third.get(1, 1, 2), 1e-7);
    assertClose("zzz", 1e15 * exp, third.get(2, 2, 2), 1e-12);
  }

  @Test
  void tensorsOfHighOrder() {
    DerivativeTensor tensor = TaylorMode.tensor(WAVE, new double[2], 24);
    for (int k = 0; k <= 24; k++) {
      int[] variables = new int[24];
      Arrays.fill(variables, 0, k, 1);
      assertClose("order " + k, 1, tensor.get(variables), 1e-13);
    }
  }

  @Test
  void partialsThatDoNotFit() {
    ScalarFunction f = x -> Scalar.product(x);
    int[] orders = new int[60];
    Arrays.fill(orders, 1);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> TaylorMode.partial(f, new double[60], orders));
    assertTrue(String.valueOf(e.getMessage()).contains("of the heap"), e.getMessage());
  }

  @Test
  void factorialsAreRoundedOnce() {
    double x = 3e-300;
    for (int k = 0; k <= 400; k++) {
      BigDecimal exact = new BigDecimal(Factorials.of(k)).multiply(new BigDecimal(x));
      double expected = exact.round(MathContext.DECIMAL64).doubleValue();
      double actual = Factorials.times(x, Factorials.of(k), 0);
      assertEquals(
          expected, actual, 1e-15 * Math.abs(expected), String.format(Locale.ROOT, "%d", k));
    }
  }
}
