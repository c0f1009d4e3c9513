package org.duetad.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;

/** Assertions on vectors and matrices, with errors relative to the largest entry, or to 1. */
public final class Closeness {

  private Closeness() {}

  /**
   * Equal shapes, and entries within a tolerance.
   *
   * @param what the numbers' name, for the message
   * @param expected the right answer
   * @param actual the answer to check
   * @param tolerance the allowed error
   */
  public static void assertClose(
      String what, double[][] expected, double[][] actual, double tolerance) {
    assertEquals(expected.length, actual.length, () -> what + ": number of rows");
    double scale =
        Math.max(1.0, Arrays.stream(expected).mapToDouble(Closeness::largest).max().orElse(0));
    for (int i = 0; i < expected.length; i++) {
      assertWithin(what + ", row " + i, expected[i], actual[i], tolerance * scale);
    }
  }

  /**
   * Equal lengths, and entries within a tolerance.
   *
   * @param what the numbers' name, for the message
   * @param expected the right answer
   * @param actual the answer to check
   * @param tolerance the allowed error
   */
  public static void assertClose(
      String what, double[] expected, double[] actual, double tolerance) {
    assertWithin(what, expected, actual, tolerance * Math.max(1.0, largest(expected)));
  }

  /**
   * The same number within a tolerance.
   *
   * @param what the number's name, for the message
   * @param expected the right answer
   * @param actual the answer to check
   * @param tolerance the allowed error
   */
  public static void assertClose(String what, double expected, double actual, double tolerance) {
    assertClose(what, new double[] {expected}, new double[] {actual}, tolerance);
  }

  /**
   * The same bits everywhere.
   *
   * @param what the numbers' name, for the message
   * @param expected the right answer
   * @param actual the answer to check
   */
  public static void assertSameBits(String what, double[] expected, double[] actual) {
    assertArrayEquals(
        bits(expected),
        bits(actual),
        () -> what + ": " + Arrays.toString(expected) + " and " + Arrays.toString(actual));
  }

  private static void assertWithin(
      String what, double[] expected, double[] actual, double allowed) {
    assertEquals(expected.length, actual.length, () -> what + ": length");
    for (int i = 0; i < expected.length; i++) {
      double error = Math.abs(expected[i] - actual[i]);
      if (!(error <= allowed)) {
        String difference = expected[i] + ", but " + actual[i] + ": off by " + error;
        fail(what + "[" + i + "]: " + difference + ", allowed " + allowed);
      }
    }
  }

  private static double largest(double[] numbers) {
    return Arrays.stream(numbers).map(Math::abs).max().orElse(0.0);
  }

  private static long[] bits(double[] numbers) {
    return Arrays.stream(numbers).mapToLong(Double::doubleToLongBits).toArray();
  }
}
