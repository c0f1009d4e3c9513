package org.duetad.testing.corners;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.Kinks;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.UnaryRule;

/**
 * A rule of the table that is applied to the result of another one.
 *
 * @param outer the rule that is applied last, of one or two operands
 * @param inner the rule that is applied first
 * @param side which operand of the outer rule is the inner one's result
 */
record Pair(Record outer, UnaryRule inner, int side) {

  private static final double[] OTHERS = {0, 1, -1, 2, 0.5, 1e-8};

  /** Beyond it, bounds of domains are those of doubles. */
  private static final double FAR = 1e100;

  private static final Set<Record> OF_SLOPES = Set.copyOf(RuleTable.ofSlopes());

  /** All pairs of rules, but for those that occur as slopes only. */
  static List<Pair> all() {
    List<Pair> pairs = new ArrayList<>();
    for (UnaryRule inner : operations(RuleTable.unary())) {
      operations(RuleTable.unary()).forEach(outer -> pairs.add(new Pair(outer, inner, 0)));
      operations(RuleTable.binary())
          .forEach(
              outer -> {
                pairs.add(new Pair(outer, inner, 0));
                pairs.add(new Pair(outer, inner, 1));
              });
    }
    return pairs;
  }

  private static <R extends Record> List<R> operations(List<R> rules) {
    return rules.stream().filter(rule -> !OF_SLOPES.contains(rule)).toList();
  }

  String name() {
    return outer instanceof UnaryRule f ? f.name() : ((BinaryRule) outer).name();
  }

  int operands() {
    return outer instanceof UnaryRule ? 1 : 2;
  }

  /** The outer rule as a function of its operands. */
  ScalarFunction ofOuter() {
    return outer instanceof UnaryRule f
        ? x -> x[0].apply(f)
        : x -> x[0].apply((BinaryRule) outer, x[1]);
  }

  /** Of the inner rule's operand and the other one, in the outer rule's order. */
  ScalarFunction function() {
    ScalarFunction f = ofOuter();
    return x -> {
      Scalar[] operands = x.clone();
      operands[side] = x[side].apply(inner);
      return f.apply(operands);
    };
  }

  /** Where an operand of the outer rule may lie. */
  private Domain domain(int operand) {
    if (outer instanceof UnaryRule f) {
      return f.domain();
    }
    return operand == 0 ? ((BinaryRule) outer).left() : ((BinaryRule) outer).right();
  }

  /** Whether a slope is a choice at a point. */
  boolean isAtAKink(double... x) {
    double[] at = outerPoint(x);
    boolean outerKink =
        outer instanceof UnaryRule f
            ? Kinks.at(f, at[0])
            : Kinks.at((BinaryRule) outer, at[0], at[1]);
    return Kinks.at(inner, x[side]) || (outerKink && !underflows(x));
  }

  /** Whether the inner rule returns 0 in doubles only. */
  boolean underflows(double... x) {
    return Decimals.underflows(in -> in[0].apply(inner), x[side]);
  }

  /** Where the inner rule is special, or its result is for the outer one. */
  List<double[]> points() {
    Set<Double> at = new TreeSet<>();
    Arrays.stream(SpecialPoints.of(inner.domain())).forEach(at::add);
    special(domain(side)).forEach(value -> at.addAll(Preimages.of(inner, value)));
    return at.stream()
        .filter(x -> domain(side).contains(result(x)))
        .flatMap(this::withOthers)
        .toList();
  }

  private Stream<double[]> withOthers(double x) {
    if (operands() == 1) {
      return Stream.of(new double[] {x});
    }
    Set<Double> others = new LinkedHashSet<>();
    Arrays.stream(OTHERS).forEach(others::add);
    others.add(result(x));
    others.addAll(special(domain(1 - side)));
    return others.stream()
        .filter(domain(1 - side)::contains)
        .map(y -> side == 0 ? new double[] {x, y} : new double[] {y, x});
  }

  private static Set<Double> special(Domain domain) {
    Set<Double> special = new LinkedHashSet<>(List.of(0.0, 1.0, -1.0));
    DoubleStream.of(domain.low(), domain.high())
        .filter(bound -> Math.abs(bound) < FAR)
        .forEach(special::add);
    special.addAll(domain.kinks());
    return special;
  }

  private double result(double x) {
    return inner.value().applyAsDouble(x);
  }

  /** What the inner rule returns at a point of the pair. */
  double between(double... x) {
    return result(x[side]);
  }

  /** The point of the outer rule. */
  double[] outerPoint(double... x) {
    double[] at = x.clone();
    at[side] = between(x);
    return at;
  }

  @Override
  public String toString() {
    String[] names = {"x", "y"};
    names[side] = inner.name() + "(" + names[side] + ")";
    return name() + "(" + String.join(", ", Arrays.copyOf(names, operands())) + ")";
  }
}
