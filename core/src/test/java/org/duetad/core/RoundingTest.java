package org.duetad.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rounding equals that of doubles, also where adding 0.5 or rounding twice would not. */
class RoundingTest {

  @ParameterizedTest
  @ValueSource(
      doubles = {0.49999999999999994, -0.5, 2.5, 0x1p52 + 1, -0x1p52 - 1, 1e300, Double.NaN})
  void round(double x) {
    assertEquals(Math.round(x), Scalar.of(x).round());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.2492950270128643e43, 3, -1e300, Double.NaN})
  void scalb(double x) {
    for (int n : new int[] {-2000, -1169, -1075, 0, 1, 1100}) {
      assertEquals(Math.scalb(x, n), Scalar.of(x).scalb(n).value());
    }
  }
}
