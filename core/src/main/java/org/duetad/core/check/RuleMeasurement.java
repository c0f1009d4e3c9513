package org.duetad.core.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.diagnosis.LocalDerivatives;
import org.duetad.core.reference.DecimalPartials;

/** The errors of all derivatives of one rule, up to an order, at some points. */
final class RuleMeasurement {

  private final RuleCase rule;
  private final int order;
  private final ScalarFunction f;
  private final List<AccuracyFigure> figures = new ArrayList<>();
  private int compared;
  private int unknown;
  private String why = "none of its points has a decimal value";

  RuleMeasurement(RuleCase rule, int order) {
    this.rule = rule;
    this.order = order;
    this.f = x -> rule.function().apply(x)[0];
    for (int k = 0; k <= order; k++) {
      figures.add(AccuracyFigure.none(k));
    }
  }

  RuleAccuracy over(List<double[]> points) {
    points.forEach(this::measure);
    return compared > 0 ? result("") : result(why);
  }

  private RuleAccuracy result(String note) {
    return new RuleAccuracy(
        rule.name(),
        rule.operands(),
        compared,
        unknown,
        note.isEmpty() ? figures : List.of(),
        note);
  }

  private void measure(double... x) {
    try {
      DecimalPartials exact = DecimalPartials.of(f, order, x);
      BigDecimal value = exact.at(new int[x.length]).orElseThrow();
      if (Double.isInfinite(value.doubleValue())) {
        unknown++;
        return;
      }
      compared++;
      compare(exact, List.of(), x);
    } catch (ArithmeticException | UnsupportedOperationException e) {
      unknown++;
      why = String.valueOf(e.getMessage());
    }
  }

  /** Of the derivative, and those that follow from it. */
  private void compare(DecimalPartials exact, List<Integer> by, double... x) {
    exact
        .at(orders(by))
        .ifPresent(
            derivative ->
                figures.set(
                    by.size(),
                    figure(figures.get(by.size()), by, derivative, spread(exact, by, x), x)));
    if (by.size() < order) {
      for (int i = 0; i < x.length; i++) {
        compare(exact, and(by, i), x);
      }
    }
  }

  private AccuracyFigure figure(
      AccuracyFigure before,
      List<Integer> by,
      BigDecimal derivative,
      BigDecimal spread,
      double... x) {
    try {
      return before.with(DerivativeError.of(x, by, computed(by, x), derivative, spread));
    } catch (ArithmeticException | UnsupportedOperationException e) {
      return before.withRefusal();
    }
  }

  private static List<Integer> and(List<Integer> by, int i) {
    List<Integer> more = new ArrayList<>(by);
    more.add(i);
    return more;
  }

  private int[] orders(List<Integer> by) {
    int[] orders = new int[rule.operands()];
    by.forEach(i -> orders[i]++);
    return orders;
  }

  private BigDecimal spread(DecimalPartials exact, List<Integer> by, double... x) {
    BigDecimal spread = BigDecimal.ZERO;
    for (int i = 0; i < x.length; i++) {
      BigDecimal slope = exact.at(orders(and(by, i))).orElse(BigDecimal.ZERO);
      spread = spread.add(slope.multiply(new BigDecimal(x[i])).abs());
    }
    return spread;
  }

  private double computed(List<Integer> by, double... x) {
    VectorFunction g = at -> new Scalar[] {f.apply(at)};
    for (int i : by) {
      double[] v = new double[x.length];
      v[i] = 1;
      g = new LocalDerivatives(g, x).pushed(v);
    }
    return g.value(Arrays.copyOf(x, x.length))[0];
  }
}
