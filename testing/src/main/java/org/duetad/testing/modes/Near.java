package org.duetad.testing.modes;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Assertions on vectors and matrices, with errors relative to the largest entry, or to 1. */
public final class Near {

  private Near() {}

  /**
   * As many rows, and entries within a tolerance.
   *
   * @param what the numbers' name, for the message
   * @param expected the right answer
   * @param actual the answer to check
   * @param tolerance the allowed error, relative to the largest entry or to 1
   * @throws AssertionError if one is further away, or is NaN
   */
  public static void assertClose(
      String what, double[][] expected, double[][] actual, double tolerance) {
    requireLength(what, expected.length, actual.length);
    double size = Arrays.stream(expected).mapToDouble(Near::size).max().orElse(1);
    for (int i = 0; i < expected.length; i++) {
      requireWithin(what + ", row " + i, expected[i], actual[i], tolerance * size);
    }
  }

  /**
   * As many entries, each within a tolerance.
   *
   * @param what the numbers' name, for the message
   * @param expected the right answer
   * @param actual the answer to check
   * @param tolerance the allowed error, relative to the largest entry or to 1
   * @throws AssertionError if one is further away, or is NaN
   */
  public static void assertClose(
      String what, double[] expected, double[] actual, double tolerance) {
    requireWithin(what, expected, actual, tolerance * size(expected));
  }

  /**
   * The same number within a tolerance.
   *
   * @param what the number's name, for the message
   * @param expected the right answer
   * @param actual the answer to check
   * @param tolerance the allowed error, relative to the number or to 1
   * @throws AssertionError if it is further away, or is NaN
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
   * @throws AssertionError if they differ in a bit
   */
  public static void assertSameBits(String what, double[] expected, double[] actual) {
    if (!Arrays.equals(expected, actual)) {
      throw new AssertionError(
          what + ": " + Arrays.toString(expected) + ", but " + Arrays.toString(actual));
    }
  }

  private static double size(double... numbers) {
    return DoubleStream.concat(DoubleStream.of(1), Arrays.stream(numbers).map(Math::abs))
        .max()
        .orElseThrow();
  }

  private static void requireLength(String what, int expected, int actual) {
    if (expected != actual) {
      throw new AssertionError(what + ": " + actual + " entries, but must be " + expected);
    }
  }

  private static void requireWithin(
      String what, double[] expected, double[] actual, double allowed) {
    requireLength(what, expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      double error = Math.abs(expected[i] - actual[i]);
      if (!(error <= allowed)) {
        throw new AssertionError(
            what
                + "["
                + i
                + "]: "
                + expected[i]
                + ", but "
                + actual[i]
                + ": off by "
                + error
                + ", allowed "
                + allowed);
      }
    }
  }
}
