package org.duetad.testing.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.duetad.core.Factors;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Primitive;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.UnaryRule;

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
public record RuleFunction(
    Primitive rule,
    String name,
    Arity arity,
    IntFunction<Domain> domain,
    VectorFunction function,
    UnaryOperator<double[]> value) {

  /** All rules of the table, a user's own, and the operations that a mode may write out. */
  public static List<RuleFunction> all() {
    List<RuleFunction> all = table();
    all.add(of(OwnRules.CUBE));
    all.add(of(OwnRules.VOLUME));
    all.add(of(OwnRules.WEIGHTED_SQUARES));
    all.add(of(OwnRules.POLAR));
    all.add(of(OwnRules.ROOT));
    all.add(shortcut(Arithmetic.ADD, Scalar::add));
    all.add(shortcut(Arithmetic.SUBTRACT, Scalar::subtract));
    all.add(shortcut(Arithmetic.MULTIPLY, Scalar::multiply));
    all.add(shortcut(Arithmetic.DIVIDE, Scalar::divide));
    all.add(shortcut(Reductions.SUM, Scalar::sum));
    all.add(shortcut(Reductions.DOT, RuleFunction::dot));
    return all;
  }

  /** All rules of the table. */
  public static List<RuleFunction> table() {
    List<RuleFunction> table = new ArrayList<>();
    RuleTable.unary().forEach(rule -> table.add(of(rule)));
    RuleTable.binary().forEach(rule -> table.add(of(rule)));
    RuleTable.reductions().forEach(rule -> table.add(of(rule)));
    RuleTable.general().forEach(rule -> table.add(of(rule)));
    return table;
  }

  /**
   * A rule.
   *
   * @param rule the rule
   * @return the rule as a function
   */
  public static RuleFunction of(Primitive rule) {
    if (rule instanceof UnaryRule r) {
      return new RuleFunction(
          r,
          r.name(),
          Arity.exactly(1),
          i -> r.domain(),
          x -> new Scalar[] {x[0].apply(r)},
          x -> new double[] {r.value().applyAsDouble(x[0])});
    }
    if (rule instanceof BinaryRule r) {
      return new RuleFunction(
          r,
          r.name(),
          Arity.exactly(2),
          i -> i == 0 ? r.left() : r.right(),
          x -> new Scalar[] {x[0].apply(r, x[1])},
          x -> new double[] {r.value().applyAsDouble(x[0], x[1])});
    }
    if (rule instanceof Reduction r) {
      return new RuleFunction(
          r,
          r.name(),
          r.arity(),
          i -> r.domain(),
          x -> new Scalar[] {r.of(x)},
          x -> new double[] {r.value(x)});
    }
    GeneralRule r = (GeneralRule) rule;
    return new RuleFunction(r, r.name(), r.arity(), i -> r.domain(), r::of, x -> r.evaluate(x));
  }

  /**
   * How many operands to take.
   *
   * @param preferred numbers of operands
   * @return the first of them that it takes, or the least that it takes
   */
  public int operands(int... preferred) {
    return Arrays.stream(preferred)
        .filter(arity::allows)
        .findFirst()
        .orElse(Math.max(1, arity.least()));
  }

  private static RuleFunction shortcut(BinaryRule rule, BinaryOperator<Scalar> method) {
    return of(rule).by("." + rule.name() + "(y)", x -> method.apply(x[0], x[1]));
  }

  private static RuleFunction shortcut(Reduction rule, Function<Scalar[], Scalar> method) {
    return of(rule).by("Scalar." + rule.name(), method);
  }

  private RuleFunction by(String other, Function<Scalar[], Scalar> method) {
    VectorFunction applied = x -> new Scalar[] {method.apply(x)};
    return new RuleFunction(rule, other, arity, domain, applied, value);
  }

  private static Scalar dot(Scalar... x) {
    int n = x.length / 2;
    return Scalar.dot(x, 0, x, n, n);
  }

  /** The partial derivatives on plain doubles, without any mode. */
  public double[][] jacobian(double... x) {
    return Arrays.stream(slopes(Scalar.of(x)))
        .map(row -> Arrays.stream(row).mapToDouble(Scalar::value).toArray())
        .toArray(double[][]::new);
  }

  /** The same without limits of the exponents on the way to them. */
  double[][] jacobianInRange(double... x) {
    Scalar[] wide = Arrays.stream(x).mapToObj(Scalar::of).map(Factors::wide).toArray(Scalar[]::new);
    return Arrays.stream(slopes(wide))
        .map(row -> Arrays.stream(row).map(Factors::rounded).mapToDouble(Scalar::value).toArray())
        .toArray(double[][]::new);
  }

  /** The partial derivatives as the rule writes them: one row for each result. */
  public Scalar[][] slopes(Scalar... x) {
    Scalar[] y = function.apply(x);
    if (rule instanceof UnaryRule unary) {
      return new Scalar[][] {{unary.slope().at(x[0], y[0])}};
    }
    if (rule instanceof BinaryRule binary) {
      return new Scalar[][] {
        {binary.leftSlope().at(x[0], x[1], y[0]), binary.rightSlope().at(x[0], x[1], y[0])}
      };
    }
    if (rule instanceof Reduction reduction) {
      return new Scalar[][] {reduction.slopes(x, y[0])};
    }
    return pulled((GeneralRule) rule, x, y);
  }

  private static Scalar[][] pulled(GeneralRule rule, Scalar[] x, Scalar[] y) {
    Scalar[][] rows = new Scalar[y.length][];
    Arrays.setAll(rows, i -> rule.pull(x, y, unit(y.length, i)));
    return rows;
  }

  static Scalar[] unit(int n, int i) {
    double[] unit = new double[n];
    unit[i] = 1;
    return Scalar.of(unit);
  }

  @Override
  public String toString() {
    return name;
  }
}
