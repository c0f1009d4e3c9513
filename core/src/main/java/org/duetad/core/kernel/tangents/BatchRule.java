package org.duetad.core.kernel.tangents;

import org.duetad.core.Losses;
import org.duetad.core.Scalar;
import org.duetad.core.kernel.code.RuleFailure;
import org.duetad.core.rules.GeneralRule;

/**
 * A rule of several results, pulled back for one seed after the other: its operands are the same
 * for all.
 *
 * @param rule the rule
 * @param operands their places
 * @param active which of them depend on a variable
 * @param results the places of the results
 */
@SuppressWarnings("ArrayRecordComponent") // Not changed or compared.
record BatchRule(GeneralRule rule, int[] operands, boolean[] active, int[] results) {

  private static final int WIDTH = BatchMath.WIDTH;

  /** Adds the adjoints of the results to those of the operands, and clears them. */
  void pull(double[] numbers, double[] adjoints, int count) {
    Scalar[] x = scalars(operands, numbers);
    Scalar[] y = scalars(results, numbers);
    if (isLost(x, y, adjoints, count)) {
      refuse(adjoints);
    }
    for (int s = 0; s < count; s++) {
      if (isAnyNotZero(adjoints, s)) {
        Scalar[] xBar = pulled(x, y, taken(adjoints, s));
        for (int i = 0; i < operands.length; i++) {
          if (active[i]) {
            adjoints[WIDTH * operands[i] + s] += xBar[i].value();
          }
        }
      }
    }
  }

  /** Whether an adjoint that underflowed may be visible behind the rule. */
  private boolean isLost(Scalar[] x, Scalar[] y, double[] adjoints, int count) {
    for (int s = 0; s < count; s++) {
      double[] yBar = new double[results.length];
      for (int i = 0; i < yBar.length; i++) {
        yBar[i] = adjoints[WIDTH * results[i] + s];
      }
      if (Losses.mayBeBehind(rule, yBar)) {
        return Losses.isSteep(x, y, yBar.length, rule::pull);
      }
    }
    return false;
  }

  /** Makes adjoints NaN, so that all are computed otherwise. */
  private void refuse(double[] adjoints) {
    for (int i = 0; i < operands.length; i++) {
      if (active[i]) {
        adjoints[WIDTH * operands[i]] = Double.NaN;
      }
    }
  }

  private boolean isAnyNotZero(double[] adjoints, int s) {
    for (int place : results) {
      if (adjoints[WIDTH * place + s] != 0) {
        return true;
      }
    }
    return false;
  }

  private Scalar[] pulled(Scalar[] x, Scalar[] y, Scalar[] yBar) {
    try {
      return rule.pull(x, y, yBar);
    } catch (RuntimeException e) {
      throw new RuleFailure(e);
    }
  }

  /** The adjoints of the results, none of which is a negative zero. */
  private Scalar[] taken(double[] adjoints, int s) {
    Scalar[] yBar = new Scalar[results.length];
    for (int i = 0; i < yBar.length; i++) {
      yBar[i] = Scalar.of(adjoints[WIDTH * results[i] + s] + 0.0);
      adjoints[WIDTH * results[i] + s] = 0;
    }
    return yBar;
  }

  private static Scalar[] scalars(int[] places, double[] numbers) {
    Scalar[] scalars = new Scalar[places.length];
    for (int i = 0; i < places.length; i++) {
      scalars[i] = Scalar.of(numbers[places[i]]);
    }
    return scalars;
  }
}
