package org.duetad.testing;

import org.duetad.core.diagnosis.Diagnosis;
import org.duetad.core.diagnosis.RoundingError;

/** What rounding may change, where that can be said. */
final class Roundings {

  private Roundings() {}

  /** Of the weighted outputs; fails next to a kink, a jump or a pole. */
  static RoundingError of(FunctionAtPoint at) {
    RoundingError rounding = Diagnosis.roundingError(at.weighted(), at.point());
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
