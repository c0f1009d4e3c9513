package org.duetad.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.duetad.core.VectorFunction;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.duetad.testing.rules.RuleFunction;

/** A rule as a function of numbers, and points of its domain: ordinary ones, and landmarks. */
public final class RuleAtPoints {

  private static final double[] ORDINARY = {0.3, -0.7, 1.7, -2.4, 3.6, 0.85, -0.15};
  private static final double[] LANDMARKS = {0, 1, -1, 30, -30};

  /** A bound beyond this is no place that a rule knows. */
  private static final double FAR = 1e6;

  private static final int POINTS = 3;

  private final RuleFunction rule;
  private final int operands;

  private RuleAtPoints(RuleFunction rule) {
    this.rule = rule;
    this.operands = rule.operands(3, 4, 2, 1);
  }

  /**
   * An elementwise rule.
   *
   * @param rule the rule
   * @return the rule with its points
   */
  public static RuleAtPoints of(UnaryRule rule) {
    return new RuleAtPoints(RuleFunction.of(rule));
  }

  /**
   * A binary rule.
   *
   * @param rule the rule
   * @return the rule with its points
   */
  public static RuleAtPoints of(BinaryRule rule) {
    return new RuleAtPoints(RuleFunction.of(rule));
  }

  /**
   * A reduction.
   *
   * @param rule the rule
   * @return the rule with its points
   */
  public static RuleAtPoints of(Reduction rule) {
    return new RuleAtPoints(RuleFunction.of(rule));
  }

  /**
   * A rule of several results.
   *
   * @param rule the rule
   * @return the rule with its points
   */
  public static RuleAtPoints of(GeneralRule rule) {
    return new RuleAtPoints(RuleFunction.of(rule));
  }

  /**
   * The name of the rule.
   *
   * @return the name
   */
  public String name() {
    return rule.name();
  }

  /**
   * The rule as a function.
   *
   * @return of as many operands as each point has coordinates
   */
  public VectorFunction function() {
    return rule.function();
  }

  /**
   * Three ordinary points, and for each operand those where it is at a landmark: 0, 1, -1, 30, a
   * bound of its domain or a kink, the others being ordinary; of several operands also ties.
   *
   * @return the points, each in the domain
   */
  public List<double[]> points() {
    List<double[]> points = new ArrayList<>();
    for (int k = 0; k < POINTS; k++) {
      points.add(ordinary(k));
    }
    for (int i = 0; i < operands; i++) {
      for (double landmark : landmarks(rule.domain().apply(i))) {
        double[] x = ordinary(1);
        x[i] = landmark;
        points.add(x);
      }
    }
    for (double tie : new double[] {0, 1, 2}) {
      double at = tie;
      if (operands > 1
          && IntStream.range(0, operands).allMatch(i -> rule.domain().apply(i).contains(at))) {
        double[] x = new double[operands];
        Arrays.fill(x, tie);
        points.add(x);
      }
    }
    return points;
  }

  private double[] ordinary(int number) {
    double[] x = new double[operands];
    for (int i = 0; i < operands; i++) {
      Domain of = rule.domain().apply(i);
      double[] legal =
          Arrays.stream(ORDINARY).filter(v -> of.contains(v) && !of.kinks().contains(v)).toArray();
      x[i] =
          legal.length == 0
              ? of.low() + (of.high() / 2 - of.low() / 2)
              : legal[(number + i) % legal.length];
    }
    return x;
  }

  private static double[] landmarks(Domain domain) {
    DoubleStream bounds =
        DoubleStream.of(domain.low(), domain.high()).filter(bound -> Math.abs(bound) < FAR);
    DoubleStream kinks = domain.kinks().stream().mapToDouble(Double::doubleValue);
    return DoubleStream.concat(DoubleStream.concat(Arrays.stream(LANDMARKS), bounds), kinks)
        .filter(domain::contains)
        .map(x -> x + 0.0)
        .distinct()
        .toArray();
  }

  @Override
  public String toString() {
    return rule.name();
  }
}
