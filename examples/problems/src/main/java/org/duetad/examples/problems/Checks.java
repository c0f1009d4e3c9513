package org.duetad.examples.problems;

/** Checks the sizes of instances. */
public final class Checks {

  private Checks() {}

  /**
   * Requires sizes that are large enough.
   *
   * @param problem the problem's name, for the message
   * @param least the smallest size
   * @param namesAndSizes pairs of a name and a size, each of which must be at least {@code least}
   * @throws IllegalArgumentException if a size is smaller
   */
  public static void atLeast(String problem, int least, Object... namesAndSizes) {
    for (int i = 0; i < namesAndSizes.length; i += 2) {
      int size = (Integer) namesAndSizes[i + 1];
      if (size < least) {
        throw new IllegalArgumentException(
            problem + ": " + namesAndSizes[i] + " is " + size + "; choose at least " + least);
      }
    }
  }

  /** An array's length. */
  static int size(String problem, String what, long size) {
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          problem + ": " + what + " would have " + size + " numbers; choose a smaller size");
    }
    return (int) size;
  }

  static void length(String problem, String what, double[] numbers, long length) {
    if (numbers.length != length) {
      throw new IllegalArgumentException(
          problem + ": " + what + " has " + numbers.length + " numbers, expected " + length);
    }
  }

  static void index(String problem, String what, int index, int size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException(
          problem + ": " + what + " " + index + " is not from 0 to " + (size - 1));
    }
  }
}
