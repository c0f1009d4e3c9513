package org.duetad.core.check;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.UnaryRule;

/**
 * A rule of the table as a function, and points to certify it at.
 *
 * @param name the name of the rule
 * @param operands how many operands it is applied to
 * @param domain the domain of each operand
 * @param function the rule as a function
 * @param occursIn the least order of derivatives of other rules in which it occurs; 0 for a rule
 *     that is not only the derivative of others
 */
record RuleCase(
    String name, int operands, IntFunction<Domain> domain, VectorFunction function, int occursIn) {

  private static final int POINTS = 3;

  /** Where a rule of one operand may be special, beside its kinks and the bounds of its domain. */
  private static final double[] SPECIAL = {0, 1, -1, 30};

  private static final double[] OF_PAIRS = {0, 1, 2};

  /** A bound beyond this is no place that a rule knows. */
  private static final double FAR = 1e6;

  /** Values of both signs, small and large, of which those in a rule's domain are taken. */
  private static final List<Double> VALUES = List.of(0.3, -0.7, 1.7, -2.4, 3.6, 0.85, -0.15);

  static List<RuleCase> table() {
    return Stream.of(
            RuleTable.unary().stream().map(RuleCase::of),
            RuleTable.binary().stream().map(RuleCase::of),
            RuleTable.reductions().stream().map(RuleCase::of),
            RuleTable.general().stream().map(RuleCase::of))
        .flatMap(cases -> cases)
        .toList();
  }

  static String names() {
    return Stream.concat(
            table().stream().map(RuleCase::name),
            MatrixRuleCase.all().stream().map(MatrixRuleCase::name))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  static RuleCase of(UnaryRule rule) {
    return new RuleCase(
        rule.name(),
        1,
        i -> rule.domain(),
        x -> new Scalar[] {x[0].apply(rule)},
        RuleTable.order(rule));
  }

  static RuleCase of(BinaryRule rule) {
    return new RuleCase(
        rule.name(),
        2,
        i -> i == 0 ? rule.left() : rule.right(),
        x -> new Scalar[] {x[0].apply(rule, x[1])},
        RuleTable.order(rule));
  }

  static RuleCase of(Reduction rule) {
    return new RuleCase(
        rule.name(), few(rule.arity()), i -> rule.domain(), x -> new Scalar[] {rule.of(x)}, 0);
  }

  static RuleCase of(GeneralRule rule) {
    return new RuleCase(rule.name(), few(rule.arity()), i -> rule.domain(), rule::of, 0);
  }

  private static int few(Arity arity) {
    return IntStream.of(3, 4, 2, 1)
        .filter(arity::allows)
        .findFirst()
        .orElse(Math.max(1, arity.least()));
  }

  /**
   * Ordinary points, then special ones: kinks, bounds and zeros of one or two operands, ties of
   * several.
   */
  List<double[]> points() {
    Stream<double[]> ordinary = IntStream.range(0, POINTS).mapToObj(this::point);
    return Stream.concat(ordinary, operands == 1 ? special() : hasPairs() ? pairs() : ties())
        .toList();
  }

  /** Slopes are visited where the functions are that they belong to. */
  private boolean hasPairs() {
    return operands == 2 && RuleTable.ofSlopes().stream().noneMatch(r -> r.toString().equals(name));
  }

  private Stream<double[]> special() {
    Domain only = domain.apply(0);
    DoubleStream bounds =
        DoubleStream.of(only.low(), only.high()).filter(bound -> Math.abs(bound) < FAR);
    DoubleStream kinks = only.kinks().stream().mapToDouble(Double::doubleValue);
    return DoubleStream.concat(
            DoubleStream.concat(DoubleStream.of(SPECIAL).filter(only::contains), kinks), bounds)
        .map(x -> x + 0.0)
        .distinct()
        .mapToObj(x -> new double[] {x});
  }

  /**
   * All pairs of 0, 1, 2 and kinks, but for those where both operands are at a kink: a jump in both
   * may look smooth along every line.
   */
  private Stream<double[]> pairs() {
    return special(domain.apply(0))
        .boxed()
        .flatMap(x -> special(domain.apply(1)).mapToObj(y -> new double[] {x, y}))
        .filter(x -> !(isKink(0, x[0]) && isKink(1, x[1])));
  }

  private static DoubleStream special(Domain domain) {
    DoubleStream kinks = domain.kinks().stream().mapToDouble(Double::doubleValue);
    return DoubleStream.concat(DoubleStream.of(OF_PAIRS).filter(domain::contains), kinks)
        .map(x -> x + 0.0)
        .distinct();
  }

  private boolean isKink(int operand, double x) {
    return domain.apply(operand).kinks().stream().anyMatch(kink -> kink == x);
  }

  /** All operands the same, where each may be. */
  private Stream<double[]> ties() {
    return DoubleStream.of(0, 1, 2)
        .filter(x -> IntStream.range(0, operands).allMatch(i -> domain.apply(i).contains(x)))
        .mapToObj(
            x -> {
              double[] tie = new double[operands];
              Arrays.fill(tie, x);
              return tie;
            });
  }

  private double[] point(int number) {
    double[] x = new double[operands];
    Arrays.setAll(x, i -> legal(domain.apply(i), number + i));
    return x;
  }

  /** Somewhere in the domain, off its kinks. */
  private static double legal(Domain domain, int number) {
    double[] legal =
        VALUES.stream()
            .filter(value -> domain.contains(value) && !domain.kinks().contains(value))
            .mapToDouble(Double::doubleValue)
            .toArray();
    return legal.length == 0
        ? domain.low() + (domain.high() / 2 - domain.low() / 2)
        : legal[number % legal.length];
  }
}
