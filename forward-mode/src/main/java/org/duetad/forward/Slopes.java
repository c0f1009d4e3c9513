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
 * The inputs of a rule's recurrence, {@code y' = Σ s_i x_i'}: the varying operands, and the slopes
 * {@code s_i} from the rule table, evaluated once on series. A slope may be written in terms of y,
 * as that of the exponential is: then it is a series that unfolds along with y. Coefficient k needs
 * the slopes below order k only, so slopes are evaluated on operands of one order less; this ends
 * the recursion for rules whose slopes are other rules.
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
        y -> {
          if (y.isNaN()) { // Where the function is undefined, so is its slope.
            return new Scalar[] {Scalar.of(y.value())};
          }
          UnaryRule slope = SlopesByResult.of(rule, y.order, x.value());
          return new Scalar[] {slope.slope().at(x.truncated(y.order - 1), y)};
        },
        x);
  }

  static Slopes of(BinaryRule rule, Series x, Series y) {
    return new Slopes(
        z -> {
          Scalar[] operands = Series.truncated(new Scalar[] {x, y}, z.order - 1);
          return SlopesByResult.of(rule, z.order, true).slopes(operands, z);
        },
        x,
        y);
  }

  static Slopes of(BinaryRule rule, Series x, Constant y) {
    return new Slopes(
        z -> {
          BinaryRule slopes = SlopesByResult.of(rule, z.order, false);
          return new Scalar[] {slopes.leftSlope().at(x.truncated(z.order - 1), y, z)};
        },
        x);
  }

  static Slopes of(BinaryRule rule, Constant x, Series y) {
    return new Slopes(
        z -> {
          BinaryRule slopes = SlopesByResult.of(rule, z.order, false);
          return new Scalar[] {slopes.rightSlope().at(x, y.truncated(z.order - 1), z)};
        },
        y);
  }

  static Slopes of(Reduction rule, Scalar[] x) {
    return new Slopes(
        y -> {
          Scalar[] operands = Series.truncated(x, y.order - 1);
          return variable(x, rule.slopes(operands, y));
        },
        Arrays.copyOf(variable(x, x), (int) count(x), Series[].class));
  }

  /** The entries whose operands are variable. */
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

  /** The slopes with respect to them, series of the call or constants. */
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
