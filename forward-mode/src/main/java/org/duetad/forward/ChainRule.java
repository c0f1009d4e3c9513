package org.duetad.forward;

import java.util.Arrays;
import java.util.function.Function;
import org.duetad.core.Arguments;
import org.duetad.core.Chain;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.jspecify.annotations.Nullable;

/**
 * The recurrence that every rule has without being given one: {@code y' = Σ s_i x_i'}, solved order
 * by order, with the slopes {@code s_i} of the rule table evaluated on series. A slope may be
 * written in y, as that of the exponential is: then it is itself a series that unfolds as y does.
 * Coefficient k needs the slopes below order k only, so that operands go into them with one order
 * less; a rule whose slope is another rule, whose slope is another, ends there.
 */
final class ChainRule implements Recurrence {

  private final TaylorScalar[] x;
  private final Function<TaylorScalar, Scalar[]> slopesOf;
  private Scalar @Nullable [] slopes;

  private ChainRule(Function<TaylorScalar, Scalar[]> slopesOf, TaylorScalar... x) {
    this.x = x;
    this.slopesOf = slopesOf;
  }

  static Recurrence of(UnaryRule rule, TaylorScalar x) {
    return new ChainRule(
        y ->
            new Scalar[] {
              // Where the function has no value it has no slope, whatever the formula gives.
              y.isNaN() ? Scalar.of(y.value()) : rule.slope().at(x.truncated(y.order - 1), y)
            },
        x);
  }

  static Recurrence of(BinaryRule rule, TaylorScalar x, TaylorScalar y) {
    return new ChainRule(
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

  static Recurrence of(BinaryRule rule, TaylorScalar x, Constant y) {
    return new ChainRule(
        z -> new Scalar[] {rule.leftSlope().at(x.truncated(z.order - 1), y, z)}, x);
  }

  static Recurrence of(BinaryRule rule, Constant x, TaylorScalar y) {
    return new ChainRule(
        z -> new Scalar[] {rule.rightSlope().at(x, y.truncated(z.order - 1), z)}, y);
  }

  static Recurrence of(Reduction rule, Scalar[] x) {
    return new ChainRule(
        y -> {
          Scalar[] operands = TaylorScalar.truncated(x, y.order - 1);
          Scalar[] gradient =
              Arguments.returned(rule.name(), "slopes", rule.gradient().at(operands, y), x.length);
          return variable(x, gradient);
        },
        Arrays.copyOf(variable(x, x), (int) count(x), TaylorScalar[].class));
  }

  /** Of some entries, those where the operand is variable. */
  private static Scalar[] variable(Scalar[] x, Scalar[] entries) {
    Scalar[] kept = new Scalar[(int) count(x)];
    int n = 0;
    for (int i = 0; i < x.length; i++) {
      if (x[i] instanceof TaylorScalar) {
        kept[n++] = entries[i];
      }
    }
    return kept;
  }

  private static long count(Scalar[] x) {
    return Arrays.stream(x).filter(TaylorScalar.class::isInstance).count();
  }

  @Override
  public double next(TaylorScalar y, int k) {
    Scalar[] known = slopes;
    if (known == null) {
      known = slopesOf.apply(y).clone();
      for (int i = 0; i < known.length; i++) {
        known[i] = y.slope(known[i]);
      }
      slopes = known;
    }
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += term(known[i], x[i], k);
    }
    return sum;
  }

  private static double term(Scalar slope, TaylorScalar x, int k) {
    return slope instanceof TaylorScalar series
        ? Convolution.integral(series.upTo(k - 1), x.upTo(k), k)
        : Chain.times(slope.value(), x.at(k));
  }
}
