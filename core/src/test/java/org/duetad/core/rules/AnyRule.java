package org.duetad.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;

/**
 * A rule of any form, seen as a function of many operands and many results.
 *
 * @param rule the rule itself
 * @param name its name
 * @param arity how many operands it takes
 * @param domain where operand i may lie
 * @param function the rule applied to numbers
 * @param value the rule on plain doubles
 */
public record AnyRule(
    Object rule,
    String name,
    Arity arity,
    IntFunction<Domain> domain,
    VectorFunction function,
    UnaryOperator<double[]> value) {

  /** All rules of the table, and the operations that a mode may write out for speed. */
  public static List<AnyRule> all() {
    List<AnyRule> all = new ArrayList<>();
    RuleTable.unary().forEach(rule -> all.add(of(rule)));
    RuleTable.binary().forEach(rule -> all.add(of(rule)));
    RuleTable.reductions().forEach(rule -> all.add(of(rule)));
    RuleTable.general().forEach(rule -> all.add(of(rule)));
    all.add(shortcut(Arithmetic.ADD, Scalar::add));
    all.add(shortcut(Arithmetic.SUBTRACT, Scalar::subtract));
    all.add(shortcut(Arithmetic.MULTIPLY, Scalar::multiply));
    all.add(shortcut(Arithmetic.DIVIDE, Scalar::divide));
    all.add(shortcut(Reductions.SUM, Scalar::sum));
    all.add(shortcut(Reductions.DOT, AnyRule::dot));
    return all;
  }

  static AnyRule of(UnaryRule rule) {
    return new AnyRule(
        rule,
        rule.name(),
        Arity.exactly(1),
        i -> rule.domain(),
        x -> new Scalar[] {x[0].apply(rule)},
        x -> new double[] {rule.value().applyAsDouble(x[0])});
  }

  static AnyRule of(BinaryRule rule) {
    DoubleBinaryOperator value = rule.value();
    return new AnyRule(
        rule,
        rule.name(),
        Arity.exactly(2),
        i -> i == 0 ? rule.left() : rule.right(),
        x -> new Scalar[] {x[0].apply(rule, x[1])},
        x -> new double[] {value.applyAsDouble(x[0], x[1])});
  }

  static AnyRule of(Reduction rule) {
    return new AnyRule(
        rule,
        rule.name(),
        rule.arity(),
        i -> rule.domain(),
        x -> new Scalar[] {rule.of(x)},
        x -> new double[] {rule.value(x)});
  }

  static AnyRule of(GeneralRule rule) {
    return new AnyRule(
        rule, rule.name(), rule.arity(), i -> rule.domain(), rule::of, x -> rule.value(x));
  }

  private static AnyRule shortcut(BinaryRule rule, BinaryOperator<Scalar> method) {
    return of(rule).by("." + rule.name() + "(y)", x -> method.apply(x[0], x[1]));
  }

  private static AnyRule shortcut(Reduction rule, Function<Scalar[], Scalar> method) {
    return of(rule).by("Scalar." + rule.name(), method);
  }

  private AnyRule by(String other, Function<Scalar[], Scalar> method) {
    VectorFunction applied = x -> new Scalar[] {method.apply(x)};
    return new AnyRule(rule, other, arity, domain, applied, value);
  }

  private static Scalar dot(Scalar... x) {
    int n = x.length / 2;
    return Scalar.dot(x, 0, x, n, n);
  }

  /** The partial derivatives on plain doubles, without any mode. */
  public double[][] jacobian(double... x) {
    double[] y = value.apply(x);
    if (rule instanceof UnaryRule unary) {
      return new double[][] {{unary.slopeAt(x[0], y[0])}};
    }
    if (rule instanceof BinaryRule binary) {
      return new double[][] {
        {binary.leftSlopeAt(x[0], x[1], y[0]), binary.rightSlopeAt(x[0], x[1], y[0])}
      };
    }
    if (rule instanceof Reduction reduction) {
      return new double[][] {reduction.gradientAt(x, y[0])};
    }
    return rows((GeneralRule) rule, x, y);
  }

  private static double[][] rows(GeneralRule rule, double[] x, double[] y) {
    double[][] rows = new double[y.length][x.length];
    for (int i = 0; i < y.length; i++) {
      double[] seed = new double[y.length];
      seed[i] = 1;
      Scalar[] row = rule.pullback(Scalar.of(x), Scalar.of(y), Scalar.of(seed));
      for (int k = 0; k < x.length; k++) {
        rows[i][k] = row[k].value();
      }
    }
    return rows;
  }

  @Override
  public String toString() {
    return name;
  }
}
