package org.duetad.core.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.duetad.core.Scalar;
import org.duetad.core.UnaryFunction;
import org.duetad.core.rules.Activations;
import org.duetad.core.rules.Special;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decimal arithmetic compared with another implementation, and with the values of the rules. */
class HighPrecisionTest {

  private static final MathContext CONTEXT = new MathContext(60);

  private static void assertDigits(BigDecimal expected, BigDecimal actual) {
    BigDecimal error = expected.subtract(actual).abs().movePointRight(55);
    assertTrue(error.compareTo(expected.abs()) <= 0, () -> expected + " but " + actual);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-700.5, -3.2, -1e-9, 0.3, 1.5707963267948966, 25, 1e6, 1e22})
  void elementaryFunctions(double point) {
    BigDecimal x = new BigDecimal(point);
    MathContext more = new MathContext(120);
    assertDigits(BigDecimalMath.sin(x, more), Big.sin(x, CONTEXT));
    assertDigits(BigDecimalMath.cos(x, more), Big.cos(x, CONTEXT));
    if (Math.abs(point) < 1000) {
      assertDigits(BigDecimalMath.exp(x, more), Big.exp(x, CONTEXT));
    }
    assertDigits(BigDecimalMath.log(x.abs(), more), Big.log(x.abs(), CONTEXT));
    assertDigits(BigDecimalMath.pi(more), Big.pi(CONTEXT));
  }

  /** Their values on doubles are right to 1e-13. */
  @ParameterizedTest
  @ValueSource(doubles = {0.125, 0.7, 0.95})
  void specialFunctions(double point) {
    for (UnaryRule rule :
        new UnaryRule[] {
          Special.ERF, Special.ERFC, Special.ERF_INV, Special.NORMAL_CDF, Special.LOG_GAMMA,
          Special.DIGAMMA, Special.TRIGAMMA, Special.BESSEL_J0, Special.BESSEL_J1, Activations.GELU
        }) {
      Scalar value = new BigScalar(new BigDecimal(point), CONTEXT).apply(rule);
      double expected = rule.value().applyAsDouble(point);
      assertEquals(expected, value.value(), 2e-13 * Math.abs(expected), rule.name());
    }
    BigDecimal gamma =
        BigDecimalMath.log(BigDecimalMath.gamma(new BigDecimal(point), CONTEXT), CONTEXT);
    BigDecimal log = BigSpecial.logGamma(new BigDecimal(point), CONTEXT);
    assertTrue(log.subtract(gamma).abs().movePointRight(45).compareTo(BigDecimal.ONE) < 0);
  }

  @Test
  void jets() {
    HighPrecision.Jet jet =
        HighPrecision.jet(
                x -> new Scalar[] {x[0].square().multiply(x[1])},
                new double[] {3, 5},
                new double[] {1, 2},
                new double[] {-1, 1},
                new double[] {0.5, 0})
            .orElseThrow();
    assertEquals(2 * 15 + 9 * 2, jet.along()[0]);
    assertEquals(-2 * 15 + 9, jet.across()[0]);
    // J a + vᵀ H u with H = [[2y, 2x], [2x, 0]].
    assertEquals(15 + -10 + 6 + -12, jet.mixed()[0]);
  }

  /** The definition subtracts eˣ from 1, far below the usual number of digits. */
  @ParameterizedTest
  @ValueSource(doubles = {-50, -355, -700, -740})
  void tinyDerivativesAreNotLostInLargerNumbers(double x) {
    double[] one = {1};
    HighPrecision.Jet jet =
        HighPrecision.jet(
                in -> new Scalar[] {in[0].log1mExp()}, new double[] {x}, one, one, new double[1])
            .orElseThrow();
    double expected = Math.exp(x) / Math.expm1(x);
    assertEquals(expected, jet.along()[0], 2 * Math.ulp(expected));
    assertEquals(expected, jet.mixed()[0], 2 * Math.ulp(expected));
  }

  /** Beside a huge value too; jumps in the middle, and infinite slopes. */
  @Test
  void kinksAreSeenAtAnySize() {
    double[] one = {1};
    double[] none = {0};
    for (UnaryFunction f :
        Arrays.<UnaryFunction>asList(
            x -> x.abs().add(1e50),
            x -> x.add(1e30).max(Scalar.of(1e30)),
            x -> x.signum(),
            x -> Scalar.of(3).copySign(x),
            x -> x.signum().multiply(x.abs().sqrt()),
            x -> x.abs().multiply(x.abs().sqrt()))) {
      assertTrue(HighPrecision.jet(f.asVector(), none, one, one, none).isEmpty());
      assertTrue(HighPrecision.jet(f.asVector(), one, one, one, none).isPresent());
    }
    for (UnaryFunction f :
        Arrays.<UnaryFunction>asList(
            x -> x.multiply(1e10).exp(),
            x -> x.multiply(1e30).add(1e100),
            x -> x.square().multiply(x))) {
      assertTrue(HighPrecision.jet(f.asVector(), none, one, one, none).isPresent());
    }
  }

  @Test
  void kinksAreSeen() {
    double[] one = {1};
    double[] none = {0};
    for (UnaryFunction f :
        Arrays.<UnaryFunction>asList(
            x -> x.abs(), x -> x.relu(), x -> x.multiply(x.abs()), x -> x.max(Scalar.of(0)))) {
      assertTrue(HighPrecision.jet(f.asVector(), none, one, one, none).isEmpty());
      assertTrue(HighPrecision.jet(f.asVector(), one, one, one, none).isPresent());
    }
    assertThrows(
        ArithmeticException.class,
        () -> HighPrecision.jet(x -> new Scalar[] {x[0].log()}, none, one, one, none));
  }
}
