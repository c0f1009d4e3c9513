package org.duetad.examples.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "3, 3, 3, 3, exactly 3",
    "2.9999999999752442, 3, 3, 2.9999999999752442, exactly 3",
    "0.5, 0, 1, 0.5, 0 to 1",
    "1.23456789e-16, 0, 1e-15, 1.235e-16, 0 to 1e-15",
    "1234567.8, 0, 2e6, 1235000, 0 to 2000000",
    "12345678.9, 0, 2e7, 1.235e7, 0 to 2e7",
    "0.00012345678, 0, 1, 0.0001235, 0 to 1",
    "2.00000000012, 1.999999999, 2.000000001, 2.00000000012, 2 ± 1e-9",
    "1.0100075033995546, 1.0100075033995544, 1.0100075033995548, 1.0100075033995546,"
        + " 1.0100075033995546 ± 2.2e-16",
    "-1, -Infinity, 7, -1, at most 7",
    "32683.4, 10, Infinity, 32680, at least 10",
    "0, -1e-12, 1e-12, 0, -1e-12 to 1e-12",
    "NaN, 0, 1, not a number, 0 to 1",
    "-Infinity, 0, 1, minus infinite, 0 to 1"
  })
  void aClaimIsReadable(double number, double least, double most, String measured, String range) {
    assertEquals(measured, Numbers.measured(number, least, most));
    assertEquals(range, Numbers.range(least, most));
  }

  @ParameterizedTest
  @CsvSource({
    "1, true",
    "-1.5e-12, true",
    "'1,650', true",
    "24.3 MB, true",
    "13.1x, true",
    "-, true",
    "'', true",
    "NaN, false",
    "x = 1, false",
    "1 and 2, false"
  })
  void numbersAreTold(String cell, boolean isNumber) {
    assertEquals(isNumber, Numbers.isNumber(cell));
  }
}
