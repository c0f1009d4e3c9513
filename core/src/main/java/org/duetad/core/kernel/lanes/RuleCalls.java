package org.duetad.core.kernel.lanes;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.duetad.core.Losses;
import org.duetad.core.Scalar;
import org.duetad.core.kernel.code.RuleFailure;
import org.duetad.core.kernel.memory.Steeps;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;

/** Calls of rules on single numbers; what a rule throws is a {@link RuleFailure}. */
public final class RuleCalls {

  private RuleCalls() {}

  public static double value(DoubleUnaryOperator f, double x) {
    try {
      return f.applyAsDouble(x);
    } catch (RuntimeException e) {
      throw new RuleFailure(e);
    }
  }

  public static double value(DoubleBinaryOperator f, double x, double y) {
    try {
      return f.applyAsDouble(x, y);
    } catch (RuntimeException e) {
      throw new RuleFailure(e);
    }
  }

  public static double value(Reduction rule, double[] x) {
    try {
      return rule.value(x);
    } catch (RuntimeException e) {
      throw new RuleFailure(e);
    }
  }

  public static double slope(UnaryRule rule, double x, double y) {
    try {
      return rule.slopeAt(x, y);
    } catch (RuntimeException e) {
      throw new RuleFailure(e);
    }
  }

  public static double slope(BinaryLanes.Slope slope, double x, double y, double z) {
    try {
      return slope.at(x, y, z);
    } catch (RuntimeException e) {
      throw new RuleFailure(e);
    }
  }

  /** A slope that is unused, or 1 if there is none. */
  public static double unused(UnaryRule rule, double x, double y) {
    try {
      return rule.slopeAt(x, y);
    } catch (RuntimeException none) {
      return 1;
    }
  }

  /** The same of a rule with two operands. */
  public static double unused(BinaryLanes.Slope slope, double x, double y, double z) {
    try {
      return slope.at(x, y, z);
    } catch (RuntimeException none) {
      return 1;
    }
  }

  /** The unused slopes of all operands, which replace these, or 1 if there are none. */
  public static void unused(Reduction rule, double[] x, double y) {
    try {
      rule.gradientAt(x, y, x);
    } catch (RuntimeException none) {
      Arrays.fill(x, 1);
    }
  }

  /** The slopes of all operands, which may replace these. */
  public static void gradient(Reduction rule, double[] x, double y, double[] slopes) {
    try {
      rule.gradientAt(x, y, slopes);
    } catch (RuntimeException e) {
      throw new RuleFailure(e);
    }
  }

  /**
   * Notes whether an adjoint that underflowed may be visible behind a rule of several results, of
   * which slopes are not known.
   */
  public static void noteSteep(
      Steeps steeps, GeneralRule rule, double[] x, double[] y, double[] yBar) {
    if (Losses.mayBeBehind(rule, yBar)
        && Losses.isSteep(Scalar.of(x), Scalar.of(y), y.length, rule::pull)) {
      steeps.note(Double.MAX_VALUE);
    }
  }
}
