package org.duetad.testing.corners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every rule that is a power {@code c uᵖ} above or below zero, at an operand {@code u = ±e⁻ˣ} that
 * underflows to zero, where the rule may have a kink: {@code ∛f(±e⁻ˣ)} is {@code ∛c e^(-px/3)}.
 */
class UnderflowBesideKinksTest {

  private static final double[] AT = {760, 800, 1000};
  private static final double[] OTHERS = {0, -0.5, 0.25, 1, 2, 1e-3, 1e100};
  private static final double ROUNDING = 1e-11;

  /** A rule of a tiny number. */
  private record Case(String name, UnaryOperator<Scalar> of, DoubleUnaryOperator value) {

    static Case of(String name, UnaryOperator<Scalar> of) {
      return new Case(name, of, u -> of.apply(Scalar.of(u)).value());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** The function beside zero. */
  private record Power(double factor, double exponent) {

    private static final double NEAR = 1e-60;

    /** By its values; a constant or another function has no such exponent. */
    static Power of(DoubleUnaryOperator f, int sign) {
      double near = f.applyAsDouble(sign * NEAR);
      double nearer = f.applyAsDouble(sign * NEAR * 1e-12);
      double exponent = Math.rint(12 * Math.log10(near / nearer)) / 144;
      double factor = near / Math.pow(NEAR, exponent);
      double again = nearer / Math.pow(NEAR * 1e-12, exponent);
      boolean isPower = Math.abs(again - factor) <= 1e-10 * Math.abs(factor);
      return new Power(factor, isPower ? exponent : Double.NaN);
    }

    boolean isKnown() {
      return exponent > 0 && Double.isFinite(factor);
    }
  }

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (UnaryRule rule : operations(RuleTable.unary())) {
      cases.add(new Case(rule.name(), u -> u.apply(rule), rule.value()));
    }
    for (BinaryRule rule : operations(RuleTable.binary())) {
      for (double other : OTHERS) {
        addLeft(cases, rule, other);
        addRight(cases, rule, other);
      }
    }
    for (Reduction rule : RuleTable.reductions()) {
      for (Shape shape : Shape.values()) {
        if (rule.arity().allows(shape.of(Scalar.of(1)).length)) {
          cases.add(Case.of(rule.name() + " " + shape, u -> rule.of(shape.of(u))));
        }
      }
    }
    for (GeneralRule rule : RuleTable.general()) {
      for (Shape shape : Shape.values()) {
        if (rule.arity().allows(shape.of(Scalar.of(1)).length)) {
          cases.add(Case.of(rule.name() + " " + shape, u -> rule.of(shape.of(u))[0]));
        }
      }
    }
    return cases;
  }

  /** Operands of rules of any number of them. */
  private enum Shape {
    ALONE,
    TWICE,
    THRICE,
    SCALED,
    BESIDE_ONE,
    BESIDE_MINUS_3000;

    Scalar[] of(Scalar u) {
      return switch (this) {
        case ALONE -> new Scalar[] {u};
        case TWICE -> new Scalar[] {u, u};
        case THRICE -> new Scalar[] {u, u, u};
        case SCALED -> new Scalar[] {u, u.multiply(-2)};
        case BESIDE_ONE -> new Scalar[] {u, Scalar.of(1)};
        case BESIDE_MINUS_3000 -> new Scalar[] {u, Scalar.of(-3000)};
      };
    }
  }

  /** All but those that occur as slopes only: no function takes their roots. */
  private static <R extends Record> List<R> operations(List<R> rules) {
    return rules.stream().filter(rule -> !RuleTable.ofSlopes().contains(rule)).toList();
  }

  private static void addLeft(List<Case> cases, BinaryRule rule, double y) {
    if (rule.right().contains(y)) {
      DoubleUnaryOperator value = u -> rule.value().applyAsDouble(u, y);
      cases.add(new Case(rule.name() + "(u, " + y + ")", u -> u.apply(rule, Scalar.of(y)), value));
    }
  }

  private static void addRight(List<Case> cases, BinaryRule rule, double x) {
    if (rule.left().contains(x)) {
      DoubleUnaryOperator value = u -> rule.value().applyAsDouble(x, u);
      cases.add(new Case(rule.name() + "(" + x + ", u)", u -> Scalar.of(x).apply(rule, u), value));
    }
  }

  @Test
  void mostRulesThatVanishAreLookedAt() {
    long count =
        cases().stream()
            .filter(c -> Power.of(c.value, 1).isKnown() || Power.of(c.value, -1).isKnown())
            .count();
    assertTrue(count > 100, () -> count + " cases");
  }

  /** The largest probability is 1 in doubles, and its logarithm underflows. */
  @ParameterizedTest
  @ValueSource(doubles = {760, 800, 1000})
  void logarithmsOfProbabilities(double x) {
    Power identity = new Power(1, 1);
    ScalarFunction f = in -> Scalar.logSoftmax(in[0], Scalar.of(0))[0].negate().cbrt();
    List<String> off = new ArrayList<>();
    addWrong(off, "-logSoftmax(x, 0) at " + x, f, identity, x);
    assertEquals(List.of(), off);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void fromAboveAndBelow(Case rule) {
    List<String> off = new ArrayList<>();
    for (int sign : new int[] {1, -1}) {
      Power power = Power.of(rule.value, sign);
      if (power.isKnown()) {
        ScalarFunction f = x -> rule.of.apply(x[0].negate().exp().multiply(sign)).cbrt();
        for (double x : AT) {
          addWrong(off, rule.name + " at " + sign + " e^-" + x, f, power, x);
        }
      }
    }
    assertEquals(List.of(), off, () -> String.join("\n", off));
  }

  private static void addWrong(
      List<String> off, String name, ScalarFunction f, Power power, double x) {
    double value = Math.cbrt(power.factor) * Math.exp(-power.exponent * x / 3);
    for (int order = 1; order <= 2; order++) {
      double expected = value * Math.pow(-power.exponent / 3, order);
      Ways.ofOrder(order)
          .forEach(
              (way, of) -> {
                double found = of.of(f, x)[0];
                if (!Ways.isNone(found)
                    && !(Math.abs(found - expected) <= ROUNDING * Math.abs(expected))) {
                  off.add(name + ", " + way + ": " + found + " for " + expected);
                }
              });
    }
  }
}
