package org.duetad.testing;

import java.util.Locale;
import java.util.function.Supplier;

/** The message of an assertion on numbers: the worst entry, and how to reproduce it. */
final class Failure {

  private final String what;
  private final Supplier<String> explanation;
  private final String test;

  /**
   * A message for some numbers.
   *
   * @param what the name of the numbers
   * @param explanation what may be the cause
   * @param test a statement that fails likewise
   */
  Failure(String what, Supplier<String> explanation, String test) {
    this.what = what;
    this.explanation = explanation;
    this.test = test;
  }

  /** Fails unless each entry is as expected; two NaNs are the same, as are equal infinities. */
  void unlessClose(double[] expected, double[] actual, double[] allowed) {
    requireLength(expected.length, actual.length);
    int worst = -1;
    int wrong = 0;
    double worstBy = 0;
    for (int i = 0; i < expected.length; i++) {
      double by = excess(expected[i], actual[i], allowed[i]);
      wrong += by > 1 ? 1 : 0;
      if (by > Math.max(1, worstBy)) {
        worst = i;
        worstBy = by;
      }
    }
    if (wrong > 0) {
      throw new AssertionError(
          message(worst, wrong, expected.length, expected[worst], actual[worst], allowed[worst]));
    }
  }

  /** An error in units of what is allowed, infinite if one of them is not finite. */
  private static double excess(double expected, double actual, double allowed) {
    if (Double.compare(expected, actual) == 0 || expected == actual) {
      return 0;
    }
    double excess = Math.abs(expected - actual) / allowed;
    return Double.isFinite(allowed) && Double.isFinite(excess) ? excess : Double.POSITIVE_INFINITY;
  }

  /** Fails unless all bits are the same. */
  void unlessSameBits(double[] expected, double[] actual) {
    requireLength(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      if (Double.compare(expected[i], actual[i]) != 0) {
        throw new AssertionError(message(i, 1, expected.length, expected[i], actual[i], 0));
      }
    }
  }

  private void requireLength(int expected, int actual) {
    if (expected != actual) {
      throw new AssertionError(
          what + ": " + actual + " entries, but must be " + expected + reproduced());
    }
  }

  private String message(int i, int wrong, int of, double expected, double actual, double allowed) {
    double error = Math.abs(expected - actual);
    return what
        + which(i, wrong, of)
        + "\n  must be  "
        + both(expected)
        + "\n  but was  "
        + both(actual)
        + String.format(
            Locale.ROOT, "\n  apart by %.3g, which is %s; ", error, ulps(expected, error))
        + allowed(allowed)
        + "\n  "
        + explanation.get()
        + reproduced();
  }

  private static String which(int i, int wrong, int of) {
    if (of == 1) {
      return " is wrong";
    }
    String entry = ": entry " + i + " of " + of;
    return wrong == 1
        ? entry + " is wrong"
        : entry + " is the worst of " + wrong + " that are wrong";
  }

  private static String allowed(double allowed) {
    return Double.isFinite(allowed)
        ? String.format(Locale.ROOT, "allowed are %.3g", allowed)
        : "nothing can be allowed for: within its rounding error the function is next to a kink, a jump"
            + " or a pole, so test at another point, or state a tolerance: within(Ulps.of(n))";
  }

  private static String ulps(double expected, double error) {
    return Double.isFinite(expected) && Double.isFinite(error)
        ? String.format(Locale.ROOT, "%.3g ulp", error / Math.ulp(expected))
        : "not a number of ulps";
  }

  private static String both(double x) {
    return String.format(Locale.ROOT, "%-24s %s", x, Double.toHexString(x));
  }

  private String reproduced() {
    return Texts.reproduced(test);
  }
}
