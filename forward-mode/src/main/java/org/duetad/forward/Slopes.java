package org.duetad.forward;

import java.util.Arrays;
import java.util.function.Function;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.jspecify.annotations.Nullable;

/**
 * What every rule gives to a recurrence of its series, {@code y' = Σ s_i x_i'}: the operands that
 * vary, and the slopes {@code s_i} of the rule table, evaluated once on series. A slope may be
 * written in y, as that of the exponential is: then it is itself a series that unfolds as y does.
 * Coefficient k needs the slopes below order k only, so that operands go into them with one order
 * less; a rule whose slope is another rule, whose slope is another, ends there.
 */
final class Slopes {

  private final Series[] x;
  private final Function<Series, Scalar[]> formula;
  private Scalar @Nullable [] slopes;

  private Slopes(Function<Series, Scalar[]> formula, Series... x) {
    this.x = x;
    this.formula = formula;
  }

  static Slopes of(UnaryRule rule, Series x) {
    return new Slopes(
        y ->
            new Scalar[] {
              // Where the function has no value it has no slope, whatever the formula gives.
              y.isNaN() ? Scalar.of(y.value()) : rule.slope().at(x.truncated(y.order - 1), y)
            },
        x);
  }

  static Slopes of(BinaryRule rule, Series x, Series y) {
    return new Slopes(
        z -> {
          Scalar left = x.truncated(z.order - 1);
          Scalar right = y.truncated(z.order - 1);
          return new Scalar[] {
            rule.leftSlope().at(left, right, z), rule.rightSlope().at(left, right, z)
          };
        },
        x,
        y);
  }

  static Slopes of(BinaryRule rule, Series x, Constant y) {
    return new Slopes(z -> new Scalar[] {rule.leftSlope().at(x.truncated(z.order - 1), y, z)}, x);
  }

  static Slopes of(BinaryRule rule, Constant x, Series y) {
    return new Slopes(z -> new Scalar[] {rule.rightSlope().at(x, y.truncated(z.order - 1), z)}, y);
  }

  static Slopes of(Reduction rule, Scalar[] x) {
    return new Slopes(
        y -> {
          Scalar[] operands = Series.truncated(x, y.order - 1);
          return variable(x, rule.slopes(operands, y));
        },
        Arrays.copyOf(variable(x, x), (int) count(x), Series[].class));
  }

  /** Of some entries, those where the operand is variable. */
  private static Scalar[] variable(Scalar[] x, Scalar[] entries) {
    Scalar[] kept = new Scalar[(int) count(x)];
    int n = 0;
    for (int i = 0; i < x.length; i++) {
      if (x[i] instanceof Series) {
        kept[n++] = entries[i];
      }
    }
    return kept;
  }

  private static long count(Scalar[] x) {
    return Arrays.stream(x).filter(Series.class::isInstance).count();
  }

  /** The operands that vary. */
  Series[] operands() {
    return x;
  }

  /** The slopes by them, series of the call or constants. */
  Scalar[] at(Series y) {
    Scalar[] known = slopes;
    if (known == null) {
      known = formula.apply(y).clone();
      for (int i = 0; i < known.length; i++) {
        known[i] = y.slope(known[i]);
      }
      slopes = known;
    }
    return known;
  }
}
