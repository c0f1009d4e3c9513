package org.duetad.core.check;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.duetad.core.reference.DecimalPartials;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.Arguments;

/**
 * Measures how accurate rules are: the largest errors of values, slopes, and second and third
 * derivatives in units in the last place, over the whole domain, against {@linkplain
 * DecimalPartials decimal arithmetic}.
 *
 * <pre>{@code
 * System.out.println(new Accuracy().measure(MY_RULE).figures());
 * }</pre>
 *
 * Derivatives of the rule are computed by nested forward passes, in every order of differentiation.
 * The points, 240 unless {@linkplain Accuracy#withPoints chosen}, are the same in every run. They
 * range from subnormal numbers to the largest, with both signs, and are denser where functions are
 * used and near the bounds and kinks of the domain. A point is left out where the function has no
 * value, or none that a double can hold; a derivative, where it does not exist. Derivatives of
 * rules of several operands are measured to second order; a rule of any number of operands is
 * applied to three, and of several results the first is measured. A rule of the table that occurs
 * only in derivatives of others is measured to the order that third derivatives of those need.
 */
public final class Accuracy {

  private static final int MOST_POINTS = 100_000;
  private static final int ORDER = 3;
  private static final int ORDER_OF_MANY = 2;

  /** A rule of several operands is measured at fewer points, as it has many more derivatives. */
  private static final int FEWER = 4;

  /** Rules of which a value in decimal arithmetic takes milliseconds, measured at fewer points. */
  private static final Set<String> SLOW =
      Set.of("digammaDifference", "polygammaDifference(1)", "logBeta");

  private static final int FEWEST = 20;

  private final int points;
  private final List<double[]> chosen;

  /** Measures at 240 points. */
  public Accuracy() {
    this(240, List.of());
  }

  private Accuracy(int points, List<double[]> chosen) {
    this.points = points;
    this.chosen = chosen;
  }

  /**
   * With another number of points. The points of a smaller number are among those of a larger one.
   *
   * @param n the number of points for a rule of one operand; a quarter of that for others, a
   *     twentieth for those that are slow in decimal arithmetic
   * @return the measurement
   * @throws IllegalArgumentException if n is not from 2 to 100,000
   */
  public Accuracy withPoints(int n) {
    if (n < 2 || n > MOST_POINTS) {
      throw new IllegalArgumentException(
          "accuracy: " + n + " points; choose a number from 2 to 100,000");
    }
    return new Accuracy(n, List.of());
  }

  /**
   * At points of your choice.
   *
   * @param points the points, with as many numbers as the rule to be measured has operands
   * @return the measurement
   * @throws IllegalArgumentException if there are none
   */
  public Accuracy at(double[]... points) {
    Arguments.given("accuracy", "array of points", points);
    if (points.length == 0) {
      throw new IllegalArgumentException("accuracy: 0 points; pass at least one");
    }
    return new Accuracy(
        points.length,
        Arrays.stream(points).map(x -> Arguments.given("accuracy", "point", x).clone()).toList());
  }

  /**
   * Measures all rules of the table.
   *
   * @return their accuracies, in the order of the table
   */
  public List<RuleAccuracy> measureRules() {
    return RuleCase.table().stream().map(this::measure).toList();
  }

  /**
   * Measures the rules of the table that have a name; some have several sets of parameters.
   *
   * @param name the name
   * @return their accuracies
   * @throws IllegalArgumentException if there is no such rule
   */
  public List<RuleAccuracy> measureRules(String name) {
    Arguments.given("accuracy", "name", name);
    return cases(name).stream().map(this::measure).toList();
  }

  /**
   * Measures a rule of one operand, of the table or not.
   *
   * @param rule the rule
   * @return its accuracy
   */
  public RuleAccuracy measure(UnaryRule rule) {
    return measure(RuleCase.of(Arguments.given("accuracy", "rule", rule)));
  }

  /**
   * Measures a rule of two operands, of the table or not.
   *
   * @param rule the rule
   * @return its accuracy
   */
  public RuleAccuracy measure(BinaryRule rule) {
    return measure(RuleCase.of(Arguments.given("accuracy", "rule", rule)));
  }

  /**
   * Measures a rule of many operands and one result, of the table or not.
   *
   * @param rule the rule
   * @return its accuracy
   */
  public RuleAccuracy measure(Reduction rule) {
    return measure(RuleCase.of(Arguments.given("accuracy", "rule", rule)));
  }

  private static List<RuleCase> cases(String name) {
    List<RuleCase> cases =
        RuleCase.table().stream().filter(rule -> rule.name().equals(name)).toList();
    if (cases.isEmpty()) {
      throw new IllegalArgumentException(
          "accuracy: no scalar rule is called \""
              + name
              + "\"; the rules are "
              + String.join(
                  ", ", RuleCase.table().stream().map(RuleCase::name).distinct().toList()));
    }
    return cases;
  }

  private RuleAccuracy measure(RuleCase rule) {
    int fewer = SLOW.contains(rule.name()) ? FEWEST : rule.operands() == 1 ? 1 : FEWER;
    int order = Math.min(rule.operands() == 1 ? ORDER : ORDER_OF_MANY, ORDER - rule.occursIn());
    return new RuleMeasurement(rule, order)
        .over(
            chosen.isEmpty()
                ? new AccuracyPoints(rule.operands(), rule.domain())
                    .first(Math.max(1, points / fewer))
                : legal(rule));
  }

  private List<double[]> legal(RuleCase rule) {
    for (double[] x : chosen) {
      Arguments.length("accuracy", "point", x, rule.operands());
    }
    return chosen;
  }
}
