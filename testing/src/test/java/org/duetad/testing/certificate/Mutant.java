package org.duetad.testing.certificate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
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
 * A copy of a rule with a wrong derivative.
 *
 * @param rule the rule's name, which the copy has too
 * @param mutation what is wrong
 * @param function the copy as a function
 * @param original the rule as a function
 * @param domains where its operands may lie
 */
record Mutant(
    String rule,
    String mutation,
    VectorFunction function,
    VectorFunction original,
    List<Domain> domains) {

  /** A change of a slope. */
  private record Change(String name, UnaryOperator<Scalar> of) {}

  private static final Change SCALED =
      new Change("slope scaled by 1 + 1e-9", s -> s.multiply(1 + 1e-9));

  private static final List<Change> CHANGES =
      List.of(
          SCALED,
          new Change("sign of the slope swapped", s -> s.negate()),
          new Change("slope dropped", s -> Scalar.of(0.0)),
          new Change("slope constant for higher orders", s -> Scalar.of(plain(s))),
          new Change("second slope scaled by 1 + 1e-6", s -> curved(s, 1 + 1e-6)),
          new Change("sign of the second slope swapped", s -> curved(s, -1)));

  /** The same slope, whose derivatives are multiplied. */
  private static Scalar curved(Scalar s, double factor) {
    double value = plain(s);
    return s.subtract(value).multiply(factor).add(value);
  }

  /** A value without its derivatives, as in a rule that computes its slope on doubles. */
  private static double plain(Scalar s) {
    return s.value();
  }

  static List<Mutant> all() {
    return Stream.of(
            RuleTable.unary().stream().flatMap(Mutant::of),
            RuleTable.binary().stream().flatMap(Mutant::of),
            RuleTable.reductions().stream().flatMap(Mutant::of),
            RuleTable.general().stream().flatMap(Mutant::of))
        .flatMap(mutants -> mutants)
        .toList();
  }

  private static Stream<Mutant> of(UnaryRule rule) {
    return CHANGES.stream()
        .map(
            change -> {
              UnaryRule wrong =
                  new UnaryRule(
                      rule.name(),
                      rule.domain(),
                      rule.value(),
                      (x, y) -> change.of.apply(rule.slope().at(x, y)),
                      x -> x.apply(rule));
              return new Mutant(
                  rule.name(),
                  change.name,
                  x -> new Scalar[] {x[0].apply(wrong)},
                  x -> new Scalar[] {x[0].apply(rule)},
                  List.of(rule.domain()));
            });
  }

  private static Stream<Mutant> of(BinaryRule rule) {
    List<Mutant> mutants = new ArrayList<>();
    for (Change change : CHANGES) {
      for (boolean left : new boolean[] {true, false}) {
        BinaryRule wrong = wrong(rule, change, left);
        mutants.add(
            new Mutant(
                rule.name(),
                (left ? "left " : "right ") + change.name,
                x -> new Scalar[] {x[0].apply(wrong, x[1])},
                x -> new Scalar[] {x[0].apply(rule, x[1])},
                List.of(rule.left(), rule.right())));
      }
    }
    return mutants.stream();
  }

  private static BinaryRule wrong(BinaryRule rule, Change change, boolean left) {
    BinaryRule.Slope before = left ? rule.leftSlope() : rule.rightSlope();
    BinaryRule.Slope after = (x, y, z) -> change.of.apply(before.at(x, y, z));
    return new BinaryRule(
        rule.name(),
        rule.left(),
        rule.right(),
        rule.value(),
        left ? after : rule.leftSlope(),
        left ? rule.rightSlope() : after,
        (x, y) -> x.apply(rule, y));
  }

  private static Stream<Mutant> of(Reduction rule) {
    List<Mutant> mutants = new ArrayList<>();
    int n = operands(rule.arity());
    for (Change change : CHANGES) {
      for (int i = 0; i < n; i++) {
        int which = i;
        Reduction wrong =
            new Reduction(
                rule.name(),
                rule.arity(),
                rule.domain(),
                rule.operator(),
                (x, y) -> changed(rule.slopes(x, y), which, change),
                rule::of);
        mutants.add(
            new Mutant(
                rule.name(),
                "operand " + i + ": " + change.name,
                x -> new Scalar[] {wrong.of(x)},
                x -> new Scalar[] {rule.of(x)},
                filled(n, rule.domain())));
      }
    }
    return mutants.stream();
  }

  private static Scalar[] changed(Scalar[] numbers, int which, Change change) {
    Scalar[] changed = numbers.clone();
    changed[which] = change.of.apply(changed[which]);
    return changed;
  }

  private static Stream<Mutant> of(GeneralRule rule) {
    List<Mutant> mutants = new ArrayList<>();
    int n = operands(rule.arity());
    for (Change change : CHANGES) {
      for (int i = 0; i < n; i++) {
        for (boolean pushed : new boolean[] {true, false}) {
          GeneralRule wrong = new Wrong(rule, i, change, pushed);
          mutants.add(
              new Mutant(
                  rule.name(),
                  (pushed ? "pushforward " : "pullback ") + i + ": " + change.name,
                  wrong::of,
                  rule::of,
                  filled(n, rule.domain())));
        }
      }
    }
    return mutants.stream();
  }

  private static final class Wrong extends GeneralRule {

    private final GeneralRule rule;
    private final int which;
    private final Change change;
    private final boolean pushed;

    Wrong(GeneralRule rule, int which, Change change, boolean pushed) {
      super(rule.name(), rule.arity());
      this.rule = rule;
      this.which = which;
      this.change = change;
      this.pushed = pushed;
    }

    @Override
    public Domain domain() {
      return rule.domain();
    }

    @Override
    public double[] value(double... x) {
      return rule.value(x);
    }

    @Override
    public Scalar[] pushforward(Scalar[] x, Scalar[] y, Scalar[] dx) {
      Scalar[] right = rule.push(x, y, dx);
      return pushed ? changed(right, which, change) : right;
    }

    @Override
    public Scalar[] pullback(Scalar[] x, Scalar[] y, Scalar[] yBar) {
      Scalar[] right = rule.pull(x, y, yBar);
      return pushed ? right : changed(right, which, change);
    }

    @Override
    public Scalar[] definition(Scalar... x) {
      return rule.definition(x);
    }
  }

  private static List<Domain> filled(int n, Domain domain) {
    Domain[] domains = new Domain[n];
    Arrays.fill(domains, domain);
    return List.of(domains);
  }

  private static int operands(Arity arity) {
    return Stream.of(3, 4, 2).filter(arity::allows).findFirst().orElseThrow();
  }

  /** Whether the first derivative is wrong by least. */
  boolean isSmallest() {
    return mutation.endsWith(SCALED.name);
  }

  /** A point of the domains, off their kinks. */
  double[] point(int number) {
    double[] x = new double[domains.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = legal(domains.get(i), number + i);
    }
    return x;
  }

  private static double legal(Domain domain, int number) {
    double[] legal =
        Stream.of(-0.7, 0.3, 1.7, -2.4, 3.6)
            .filter(value -> domain.contains(value) && !domain.kinks().contains(value))
            .mapToDouble(Double::doubleValue)
            .toArray();
    return legal[number % legal.length];
  }

  @Override
  public String toString() {
    return rule + ": " + mutation;
  }
}
