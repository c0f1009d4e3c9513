package org.duetad.core.special;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where a power overflows or underflows before its factor is applied, the rounding of its exponent
 * would be visible: compared with decimal arithmetic of 60 digits.
 */
class PowersFarFromOneTest {

  private static final double ULPS = 4 * 0x1p-52;

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, ULPS * Math.abs(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 1e-155, 1e-8, -4.99998210499755219531836676E301",
    "3, 1e-105, 0x1p-40, 3.03164900523899639415144530E302",
  })
  void partialsOfPowers(int k, double x, double y, double expected) {
    assertClose(expected, PowerPartials.value(k, 0, x, y));
  }

  /** {@code y (y - 1)} is infinite there, the logarithm 0. */
  @ParameterizedTest
  @CsvSource({
    "2, 1, 1e160, 1e160",
    "2, 1, -1e300, -1e300",
    "2, 2, 1e160, 1",
    "3, 2, 1e200, 1e200",
  })
  void atOne(int k, int n, double y, double expected) {
    assertClose(expected, PowerPartials.value(k, n, 1, y));
  }

  @ParameterizedTest
  @CsvSource({
    "1e-8, 1e-300, 9.999930980406962112073530555E291",
    "1e-8, 1e-250, 9.999942493259592379312199499E241",
    "0.3, 1e-300, 3.342727525641930987026897737E209",
  })
  void densitiesOfGamma(double a, double x, double expected) {
    assertClose(expected, ShapeDensity.gamma(a, x));
  }

  @ParameterizedTest
  @CsvSource({
    "1e-8, 2.5, 1e-300, 9.999931050722141353136170641E291",
  })
  void densitiesOfBeta(double a, double b, double x, double expected) {
    assertClose(expected, ShapeDensity.beta(a, b, x));
  }
}
