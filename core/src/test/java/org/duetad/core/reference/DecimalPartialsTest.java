package org.duetad.core.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.duetad.core.ScalarFunction;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Derivatives in decimal arithmetic compared with closed forms. */
class DecimalPartialsTest {

  private static final MathContext CONTEXT = new MathContext(60);

  private static void assertDerivative(
      BigDecimal expected, ScalarFunction f, double[] x, int... orders) {
    BigDecimal actual = DecimalPartials.of(f, 3, x).at(orders).orElseThrow();
    BigDecimal error = actual.subtract(expected).abs();
    assertTrue(
        error.compareTo(expected.abs().movePointLeft(18)) <= 0, () -> expected + " but " + actual);
  }

  private static BigDecimal decimal(double x) {
    return new BigDecimal(x);
  }

  @Test
  void ofAPolynomial() {
    ScalarFunction f = x -> x[0].square().multiply(x[1].pow(3));
    double[] x = {3, -1e-5};
    BigDecimal y = decimal(x[1]);
    assertDerivative(y.pow(3).multiply(decimal(9)), f, x, 0, 0);
    assertDerivative(y.pow(3).multiply(decimal(6)), f, x, 1, 0);
    assertDerivative(y.pow(2).multiply(decimal(18)), f, x, 1, 1);
    assertDerivative(y.pow(2).multiply(decimal(6)), f, x, 2, 1);
    assertDerivative(y.multiply(decimal(36)), f, x, 1, 2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e4, -700, -1, -1e-300, 1e-20, 0.7, 1, 600})
  void ofTheExponential(double point) {
    BigDecimal exp = Big.exponential(decimal(point), CONTEXT);
    for (int order = 0; order <= 3; order++) {
      assertDerivative(exp, x -> x[0].exp(), new double[] {point}, order);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {4.9e-324, 1e-300, 1e-5, 1 - 0x1p-53, 1e3, 1e308})
  void ofTheLogarithm(double point) {
    BigDecimal inverse = BigDecimal.ONE.divide(decimal(point), CONTEXT);
    double[] x = {point};
    assertDerivative(inverse, at -> at[0].log(), x, 1);
    assertDerivative(inverse.pow(2).negate(), at -> at[0].log(), x, 2);
    assertDerivative(inverse.pow(3).multiply(decimal(2)), at -> at[0].log(), x, 3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-263, -1e-100, 1e-9})
  void nextToAZeroOfTheDerivative(double point) {
    BigDecimal x = decimal(point);
    BigDecimal t = Big.tanh(x, CONTEXT);
    BigDecimal slope = BigDecimal.ONE.subtract(t.pow(2));
    assertDerivative(
        t.multiply(slope, CONTEXT).multiply(decimal(-2)),
        at -> at[0].tanh(),
        new double[] {point},
        2);
    assertDerivative(Big.sin(x, CONTEXT), at -> at[0].cos().negate(), new double[] {point}, 1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e300, 1.5707963267948966, 1 - 0x1p-53})
  void nextToAPoleOrFarOut(double point) {
    BigDecimal x = decimal(point);
    BigDecimal tan = Big.tan(x, CONTEXT);
    BigDecimal slope = tan.pow(2).add(BigDecimal.ONE);
    assertDerivative(slope, at -> at[0].tan(), new double[] {point}, 1);
    assertDerivative(
        slope.multiply(tan).multiply(decimal(2)), at -> at[0].tan(), new double[] {point}, 2);
  }

  @Test
  void noneAtAKinkOrJump() {
    DecimalPartials kink = DecimalPartials.of(x -> x[0].abs(), 3, 0);
    assertEquals(Optional.empty(), kink.at(1));
    assertEquals(0, kink.at(0).orElseThrow().signum());
    assertEquals(Optional.empty(), DecimalPartials.of(x -> x[0].floor(), 3, 3).at(1));
    assertEquals(Optional.empty(), DecimalPartials.of(x -> x[0].floor(), 3, 1e141).at(1));
    DecimalPartials smooth = DecimalPartials.of(x -> x[0].multiply(x[0].abs()), 3, 0);
    assertEquals(0, smooth.at(1).orElseThrow().signum());
    assertEquals(Optional.empty(), smooth.at(2));
    assertEquals(Optional.empty(), DecimalPartials.of(x -> x[0].max(x[1]), 2, 1, 1).at(1, 0));
  }

  @Test
  void noneWithoutAValue() {
    assertThrows(ArithmeticException.class, () -> DecimalPartials.of(x -> x[0].log(), 1, -1));
    assertEquals(Optional.empty(), DecimalPartials.of(x -> x[0].exp(), 1, 1e4).at(1));
    UnaryRule mine = UnaryRule.of("mine", Domain.REAL, x -> x, (x, y) -> x);
    assertThrows(
        UnsupportedOperationException.class, () -> DecimalPartials.of(x -> x[0].apply(mine), 1, 1));
    assertThrows(IllegalArgumentException.class, () -> DecimalPartials.of(x -> x[0], 4, 1));
  }

  /** By the series on one side of the change and the continued fraction on the other. */
  @ParameterizedTest
  @ValueSource(doubles = {5.4, 5.5, 9.9, 27})
  void errorFunctionsFarOut(double point) {
    BigDecimal x = decimal(point);
    BigDecimal few = BigSpecial.erfc(x, CONTEXT);
    BigDecimal many = BigSpecial.erfc(x, new MathContext(1500));
    assertClose(many, few, 50);
    assertClose(
        many,
        BigDecimal.ONE.subtract(BigSpecial.erf(x, new MathContext(60 + (int) (point * point)))),
        50);
  }

  @Test
  void inverseErrorFunction() {
    BigDecimal y = decimal(0x1.fffffffp-1);
    BigDecimal x = BigSpecial.erfInv(y, CONTEXT);
    assertClose(y, BigSpecial.erf(x, new MathContext(80)), 50);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 0.3, 59.5, 369.5, 371, 1e300})
  void gammaFunctions(double point) {
    BigDecimal x = decimal(point);
    BigDecimal next = x.add(BigDecimal.ONE);
    MathContext context = new MathContext(370);
    BigDecimal step = BigSpecial.logGamma(next, context).subtract(BigSpecial.logGamma(x, context));
    assertClose(BigDecimalMath.log(x, CONTEXT), step, 40);
    BigDecimal inverse = BigDecimal.ONE.divide(x, CONTEXT);
    step = BigSpecial.digamma(next, context).subtract(BigSpecial.digamma(x, context));
    assertClose(inverse, step, 40);
    step = polygamma(1, x).subtract(polygamma(1, next));
    assertClose(inverse.pow(2), step, 40);
    step = polygamma(2, next).subtract(polygamma(2, x));
    assertClose(inverse.pow(3).add(inverse.pow(3)), step, 40);
  }

  private static BigDecimal polygamma(int order, BigDecimal x) {
    return BigSpecial.polygamma(order, x, new MathContext(370));
  }

  private static void assertClose(BigDecimal expected, BigDecimal actual, int digits) {
    assertTrue(
        actual.subtract(expected).abs().compareTo(expected.abs().movePointLeft(digits)) <= 0,
        () -> expected + " but " + actual);
  }
}
