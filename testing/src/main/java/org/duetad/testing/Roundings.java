package org.duetad.testing;

import java.util.Arrays;
import org.duetad.core.diagnosis.RoundingError;

/** What rounding may change, where that can be said. */
final class Roundings {

  /** Bounds of long programs and large matrices may be larger than a gradient; no error is. */
  private static final double ESTIMATES = 1000;

  private Roundings() {}

  /**
   * How much each entry of the gradient may be wrong: the bound, or a thousand times the error that
   * is to be expected if that is less.
   */
  static double[] ofGradient(FunctionAtPoint at) {
    return ofGradient(of(at));
  }

  /** How far two gradients may be from each other. */
  static double[] ofTwoGradients(FunctionAtPoint at) {
    return Arrays.stream(ofGradient(at)).map(bound -> 2 * bound).toArray();
  }

  static double[] ofGradient(RoundingError rounding) {
    double[] allowed = rounding.gradientBound();
    double[] estimate = rounding.gradientEstimate();
    double[] least = allowed.clone();
    Arrays.setAll(
        least, i -> estimate[i] > 0 ? Math.min(allowed[i], ESTIMATES * estimate[i]) : allowed[i]);
    return least;
  }

  /** Of the weighted outputs; fails next to a kink, a jump or a pole. */
  static RoundingError of(FunctionAtPoint at) {
    RoundingError rounding = at.rounding();
    if (!rounding.breaks().isEmpty()) {
      throw new AssertionError(
          "nothing can be said of the derivatives at ("
              + at.source()
              + "): within the rounding error of its operands, a kink, a jump, a pole or another"
              + " branch is next to "
              + rounding.breaks().get(0)
              + "; test at another point, or state a tolerance: within(Ulps.of(n))");
    }
    return rounding;
  }
}
