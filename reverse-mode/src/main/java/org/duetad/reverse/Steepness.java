package org.duetad.reverse;

import org.duetad.core.Losses;
import org.duetad.core.Scalar;
import org.duetad.core.rules.GeneralRule;

/**
 * Whether slopes of an application of a general rule are steep, found once a derivative is so small
 * that it may have underflowed: the tape knows no slopes of such a rule.
 */
final class Steepness {

  private final Overflows overflows;
  private boolean isKnown;

  Steepness(Overflows overflows) {
    this.overflows = overflows;
  }

  void note(
      GeneralRule rule, Scalar[] x, Scalar[] y, double[] derivatives, Losses.Product product) {
    if (isKnown || !Losses.mayBeBehind(rule, derivatives)) {
      return;
    }
    isKnown = true;
    if (Losses.isSteep(x, y, derivatives.length, product)) {
      overflows.noteFactor(Double.MAX_VALUE);
    }
  }
}
