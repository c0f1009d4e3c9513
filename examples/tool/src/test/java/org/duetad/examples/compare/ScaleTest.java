package org.duetad.examples.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ScaleTest {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void errorsAreRelativeToTheEntryOrAMillionthOfTheLargest() {
    Scale scale = Scale.of(1000, 2, 0);
    assertEquals(0.5, scale.error(3, 2), 1e-15);
    assertEquals(0.5, scale.error(0.0005, 0), 1e-15);
  }

  @Test
  void ifAllEntriesAreZeroErrorsAreAbsolute() {
    assertEquals(1e-12, Scale.of(0, 0).error(1e-12, 0), 1e-27);
  }

  @Test
  void whatIsNotFiniteAgreesOnlyWithItself() {
    Scale scale = Scale.of(1, INFINITY, Double.NaN);
    assertEquals(0, scale.error(Double.NaN, Double.NaN));
    assertEquals(0, scale.error(INFINITY, INFINITY));
    assertEquals(INFINITY, scale.error(1, Double.NaN));
    assertEquals(INFINITY, scale.error(Double.NaN, 1));
    assertEquals(INFINITY, scale.error(INFINITY, 1));
    assertEquals(INFINITY, scale.error(1, INFINITY));
    assertEquals(INFINITY, scale.error(-INFINITY, INFINITY));
    assertEquals(0.25, scale.error(1.25, 1), 1e-15);
  }
}
