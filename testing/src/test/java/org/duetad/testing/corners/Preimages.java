package org.duetad.testing.corners;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.duetad.core.rules.UnaryRule;

/**
 * The operands at which a rule has a given value, or is next to it: found by bisection between the
 * points of a grid, {@code ±10^(k/20)} from 1e-3 to 1e3.
 */
final class Preimages {

  private static final double[] GRID =
      DoubleStream.concat(
              DoubleStream.of(0),
              IntStream.rangeClosed(-60, 60)
                  .mapToDouble(k -> Math.pow(10, k / 20.0))
                  .flatMap(x -> DoubleStream.of(x, -x)))
          .sorted()
          .toArray();

  private static final double NEAR = 1e-6;

  private Preimages() {}

  /** At most four, those nearest to 0. */
  static List<Double> of(UnaryRule rule, double value) {
    List<Double> found = new ArrayList<>();
    double before = Double.NaN;
    for (double x : GRID) {
      boolean inside = rule.domain().contains(x);
      double off = inside ? off(rule, x, value) : Double.NaN;
      if (off == 0) {
        found.add(x);
      } else if (off * off(rule, before, value) < 0) {
        found.addAll(between(rule, value, before, x));
      }
      before = inside ? x : Double.NaN;
    }
    return found.stream().sorted(Comparator.comparingDouble(Math::abs)).limit(4).toList();
  }

  private static double off(UnaryRule rule, double x, double value) {
    return rule.value().applyAsDouble(x) - value;
  }

  /** The two neighbours between which the sign changes, unless that is a jump. */
  private static List<Double> between(UnaryRule rule, double value, double from, double to) {
    double low = from;
    double high = to;
    double middle = (low + high) / 2;
    while (low < middle && middle < high) {
      if (off(rule, middle, value) * off(rule, low, value) > 0) {
        low = middle;
      } else {
        high = middle;
      }
      middle = (low + high) / 2;
    }
    boolean jumps = !(Math.abs(off(rule, high, value)) < NEAR);
    return jumps ? List.of() : List.of(low, high);
  }
}
