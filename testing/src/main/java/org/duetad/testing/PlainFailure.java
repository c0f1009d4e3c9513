package org.duetad.testing;

import java.util.Locale;

/** The message for a gradient of plain doubles, which differences are compared with. */
final class PlainFailure {

  private PlainFailure() {}

  static void unlessClose(double[] x, double[] expected, double[] actual, double[] allowed) {
    if (actual.length != x.length) {
      throw new AssertionError(
          "the gradient by hand: " + actual.length + " entries, but must be " + x.length);
    }
    for (int i = 0; i < x.length; i++) {
      if (!Double.isFinite(allowed[i])) {
        throw new AssertionError(
            "the gradient by hand: entry "
                + i
                + " cannot be tested, as differences of the function's values have no limit at ("
                + Texts.numbers(x)
                + "), or the values are not finite; test at another point");
      }
      double error = Math.abs(actual[i] - expected[i]);
      if (!(error <= allowed[i])) {
        throw new AssertionError(
            String.format(
                Locale.ROOT,
                "the gradient by hand: entry %d is wrong\n  differences  %s\n  but was      %s"
                    + "\n  apart by %.3g; allowed are %.3g\n  to reproduce:\n    @Test\n    void"
                    + " found() {\n      assertThat(byHand).isGradientOfPlain(f).at(%s);\n    }",
                i,
                expected[i],
                actual[i],
                error,
                allowed[i],
                Texts.numbers(x)));
      }
    }
  }
}
