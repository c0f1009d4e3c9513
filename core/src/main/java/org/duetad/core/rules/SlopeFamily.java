package org.duetad.core.rules;

import java.util.function.UnaryOperator;
import org.duetad.core.Scalar;

/**
 * The derivatives of a function as rules with values of their own, each the slope of the one before
 * it: no derivative is a sum or product of others, in which digits would be lost.
 */
final class SlopeFamily {

  private static final int KEPT = 5;

  @FunctionalInterface
  interface Value {
    double at(int n, double x);
  }

  private final String name;
  private final Value value;
  private final UnaryOperator<Scalar> definition;
  private final UnaryRule[] kept = new UnaryRule[KEPT];

  /**
   * A family of a function on all numbers.
   *
   * @param name what the names of its rules begin with
   * @param value the n-th derivative for n ≥ 1
   * @param definition the first one in simpler operations
   */
  SlopeFamily(String name, Value value, UnaryOperator<Scalar> definition) {
    this.name = name;
    this.value = value;
    this.definition = definition;
    for (int n = 1; n <= KEPT; n++) {
      kept[n - 1] = made(n);
    }
  }

  /** The n-th derivative for n ≥ 1. */
  UnaryRule of(int n) {
    return n <= KEPT ? kept[n - 1] : made(n);
  }

  private UnaryRule made(int n) {
    UnaryRule rule =
        UnaryRule.of(
            name + "(" + n + ")",
            Domain.REAL,
            Parametric.value(x -> value.at(n, x), n),
            (x, y) -> x.apply(of(n + 1)));
    return n == 1 ? rule.definedAs(definition::apply) : rule;
  }
}
