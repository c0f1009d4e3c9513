package org.duetad.core.program;

import java.util.Arrays;
import java.util.function.BiFunction;
import org.duetad.core.ChainFactor;
import org.duetad.core.Scalar;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;

/**
 * The slopes of a scalar rule at operands of which some are from an overflow, one row for each
 * result, each slope with the answer whether overflow made it zero. A slope that is zero whatever
 * the operand, as that of a branch not taken, is the constant 0 when it is evaluated on numbers of
 * a recording. For authors of modes.
 */
public final class OverflowSlopes {

  private final double[] x;
  private final boolean[] overflowed;

  /** At operands, with the answer which of them overflowed. */
  OverflowSlopes(double[] x, boolean[] overflowed) {
    this.x = x;
    this.overflowed = overflowed;
  }

  ChainFactor[][] of(Applied.Unary applied, double y) {
    UnaryRule rule = applied.rule();
    double[] slopes = {rule.slopeAt(x[0], y)};
    return factors(slopes, y, rule::slopes);
  }

  ChainFactor[][] of(Applied.Binary applied, double z) {
    BinaryRule rule = applied.rule();
    double[] slopes = {rule.leftSlopeAt(x[0], x[1], z), rule.rightSlopeAt(x[0], x[1], z)};
    return factors(slopes, z, rule::slopes);
  }

  ChainFactor[][] of(Applied.Reduced applied, double y) {
    Reduction rule = applied.rule();
    return factors(rule.gradientAt(x, y), y, rule::slopes);
  }

  private ChainFactor[][] factors(
      double[] slopes, double y, BiFunction<Scalar[], Scalar, Scalar[]> formula) {
    boolean[] made = madeZero(x, overflowed, y, slopes, formula);
    ChainFactor[] factors = new ChainFactor[slopes.length];
    Arrays.setAll(factors, i -> made[i] ? ChainFactor.OVERFLOW : ChainFactor.exact(slopes[i]));
    return new ChainFactor[][] {factors};
  }

  /**
   * Which slopes are zero because an operand overflowed.
   *
   * @param x the operands
   * @param overflowed which of them overflowed
   * @param y the result
   * @param slopes the slopes there
   * @param formula the slopes as a function of operands and result
   * @return for each slope whether overflow made it zero
   */
  public static boolean[] madeZero(
      double[] x,
      boolean[] overflowed,
      double y,
      double[] slopes,
      BiFunction<Scalar[], Scalar, Scalar[]> formula) {
    boolean[] made = new boolean[slopes.length];
    if (any(overflowed) && Arrays.stream(slopes).anyMatch(slope -> slope == 0)) {
      Scalar[] traced = traced(x, overflowed, y, formula);
      for (int i = 0; i < made.length; i++) {
        made[i] = slopes[i] == 0 && traced[i].isTraced();
      }
    }
    return made;
  }

  private static boolean any(boolean[] overflowed) {
    for (boolean each : overflowed) {
      if (each) {
        return true;
      }
    }
    return false;
  }

  /** The slopes by what they are written in: the operands that overflowed, and the result. */
  private static Scalar[] traced(
      double[] x, boolean[] overflowed, double y, BiFunction<Scalar[], Scalar, Scalar[]> formula) {
    Recorder recorder = new Recorder();
    try {
      Scalar[] in = Scalar.of(x);
      Arrays.setAll(in, i -> overflowed[i] ? recorder.input(in[i]) : in[i]);
      return formula.apply(in, recorder.input(Scalar.of(y)));
    } finally {
      recorder.end();
    }
  }

  /** The Jacobian, column by column: a zero by an operand that overflowed is not to be trusted. */
  ChainFactor[][] of(GeneralRule rule, double... y) {
    ChainFactor[][] rows = new ChainFactor[y.length][x.length];
    double[] unit = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      unit[i] = 1.0;
      Scalar[] column = rule.push(Scalar.of(x), Scalar.of(y), Scalar.of(unit));
      unit[i] = 0.0;
      for (int j = 0; j < y.length; j++) {
        double slope = column[j].value();
        rows[j][i] = overflowed[i] && slope == 0 ? ChainFactor.OVERFLOW : ChainFactor.exact(slope);
      }
    }
    return rows;
  }
}
