package org.duetad.core.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One-sided differences in decimal arithmetic compared with closed forms. */
class BigPartialsTest {

  private static BigPartials of(ScalarFunction f, double... x) {
    return BigPartials.of(f.asVector(), true, x);
  }

  private static void assertDerivative(BigDecimal expected, BigPartials partials, int... orders) {
    BigDecimal actual = partials.at(orders).orElseThrow();
    assertTrue(
        actual.subtract(expected).abs().compareTo(expected.abs().movePointLeft(15)) <= 0,
        () -> expected + " but " + actual);
  }

  /** Of {@code xʸ} at 1: y, y (y - 1), and {@code ∂x∂y = 1}. */
  @ParameterizedTest
  @ValueSource(doubles = {2.5, 1e160, -1e300})
  void ofAPowerWhateverTheExponent(double exponent) {
    BigDecimal y = new BigDecimal(exponent);
    BigPartials partials = of(x -> x[0].pow(x[1]), 1, exponent);
    assertDerivative(y, partials, 1, 0);
    assertDerivative(y.multiply(y.subtract(BigDecimal.ONE)), partials, 2, 0);
    assertDerivative(BigDecimal.ONE, partials, 1, 1);
    assertDerivative(BigDecimal.ZERO, partials, 0, 1);
  }

  /** The derivative of {@code 1/(1 + exp(y - x))} of order 2 is {@code (y - x)/8} near 0. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-20, -1e-160, 1e-300})
  void nextToAZeroOfADerivative(double operand) {
    BigDecimal eighth = new BigDecimal(operand).divide(BigDecimal.valueOf(8));
    ScalarFunction logistic = x -> x[0].subtract(x[1]).sigmoid();
    assertDerivative(eighth, of(logistic, 0, operand), 2, 0);
    assertDerivative(eighth.negate(), of(logistic, operand, 0), 0, 2);
    assertDerivative(eighth, of(logistic, operand, 0), 1, 1);
  }

  @Test
  void noneAboveAKink() {
    BigPartials cone = of(x -> x[0].hypot(x[1]), 0, 0);
    assertEquals(0, cone.at(0, 0).orElseThrow().signum());
    for (int order = 1; order <= 3; order++) {
      assertEquals(Optional.empty(), cone.at(order, 0));
      assertEquals(Optional.empty(), cone.at(0, order));
    }
    assertEquals(Optional.empty(), of(x -> x[0].min(x[1]), 0, 0).at(2, 0));
    BigPartials along = of(x -> x[0].abs().add(x[1].square()), 0, 0);
    assertEquals(Optional.empty(), along.at(2, 0));
    assertDerivative(BigDecimal.valueOf(2), along, 0, 2);
  }

  /** Of {@code log(1 - e⁻ˣ)}, whose digits are lost one after the other, {@code 1/(eˣ - 1)}. */
  @Test
  void asManyDigitsAsADoubleOrNone() {
    ScalarFunction f = x -> Scalar.of(1.0).subtract(x[0].negate().exp()).log();
    MathContext digits = new MathContext(60);
    int known = 0;
    for (int x = 250; x < 350; x++) {
      BigDecimal exp = Big.exp(BigDecimal.valueOf(x), new MathContext(250));
      BigDecimal expected = BigDecimal.ONE.divide(exp.subtract(BigDecimal.ONE), digits);
      Optional<BigDecimal> slope = BigPartials.of(f.asVector(), false, x).at(1);
      known += slope.isPresent() ? 1 : 0;
      BigDecimal error = slope.orElse(expected).subtract(expected).abs();
      assertTrue(error.compareTo(expected.movePointLeft(16)) <= 0, "at " + x + ": " + slope);
    }
    assertTrue(known > 50, known + " known");
  }

  @Test
  void zerosOfASmoothFunction() {
    BigPartials product = of(x -> x[0].multiply(x[1]), 0, 0);
    assertDerivative(BigDecimal.ZERO, product, 1, 0);
    assertDerivative(BigDecimal.ONE, product, 1, 1);
    assertDerivative(BigDecimal.ZERO, product, 2, 0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, Double.MIN_VALUE})
  @SuppressWarnings("BigDecimalLiteralDouble") // The number itself, with all its digits.
  void valuesBelowTheDoubles(double x) {
    ScalarFunction square = in -> in[0].square();
    MathContext digits = new MathContext(50);
    BigDecimal expected = new BigDecimal(x).pow(2).round(digits);
    assertEquals(expected, BigPartials.value(square.asVector(), x).round(digits));
  }
}
