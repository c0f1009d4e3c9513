package org.duetad.testing.corners;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Domain;

/**
 * Where formulas fail: zeros of both signs, ±1, halves, tiny and huge numbers, saturation, the ends
 * of a domain and its kinks with their neighbours, and pairs of them with ties and near ties.
 */
final class SpecialPoints {

  private static final double[] LANDMARKS = {
    0.0,
    1.0,
    0.5,
    1e-8,
    1e-3,
    0.3,
    1.5,
    2.0,
    3.0,
    20.0,
    40.0,
    355.0,
    709.0,
    746.0,
    1e4,
    1e8,
    1e-17,
    1e17,
    1e-160,
    1e160,
    1e-300,
    1e300,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE
  };

  private static final double[] OF_PAIRS = {
    0.0, 1.0, 0.5, 2.0, 3.0, 1e-8, 1e-3, 1e3, 1e-160, 1e160, 1e-300, 1e300
  };

  /** How much the right operand of a near tie differs from the left one. */
  private static final double[] NEAR = {1 - 0x1p-40, 1 - 0x1p-20, -1, 0x1p-40 - 1};

  private SpecialPoints() {}

  /** Those of a domain. */
  static double[] of(Domain domain) {
    return of(domain, LANDMARKS);
  }

  private static double[] of(Domain domain, double... landmarks) {
    Set<Double> points = new LinkedHashSet<>();
    for (double landmark : landmarks) {
      points.add(landmark);
      points.add(-landmark);
    }
    for (double bound : new double[] {domain.low(), domain.high(), 1, -1}) {
      points.addAll(List.of(bound, Math.nextUp(bound), Math.nextDown(bound)));
    }
    points.addAll(domain.kinks());
    return points.stream().filter(domain::contains).mapToDouble(x -> x).toArray();
  }

  /** Those of a rule of two operands. */
  static List<double[]> of(BinaryRule rule) {
    List<double[]> points = new ArrayList<>();
    for (double x : of(rule.left(), OF_PAIRS)) {
      for (double y : of(rule.right(), OF_PAIRS)) {
        points.add(new double[] {x, y});
      }
      for (double factor : NEAR) {
        if (rule.right().contains(x * factor)) {
          points.add(new double[] {x, x * factor});
        }
      }
    }
    return points;
  }
}
