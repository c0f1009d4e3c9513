package org.duetad.testing;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Primitive;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;

/**
 * A rule of numbers as a function.
 *
 * @param name the rule's name
 * @param arity how many operands it takes
 * @param domain where each operand may lie
 * @param function the rule applied
 */
record RuleFunction(String name, Arity arity, IntFunction<Domain> domain, VectorFunction function) {

  static RuleFunction of(Primitive rule) {
    if (rule instanceof UnaryRule r) {
      return new RuleFunction(
          r.name(), Arity.exactly(1), i -> r.domain(), x -> new Scalar[] {x[0].apply(r)});
    }
    if (rule instanceof BinaryRule r) {
      return new RuleFunction(
          r.name(),
          Arity.exactly(2),
          i -> i == 0 ? r.left() : r.right(),
          x -> new Scalar[] {x[0].apply(r, x[1])});
    }
    if (rule instanceof Reduction r) {
      return new RuleFunction(r.name(), r.arity(), i -> r.domain(), x -> new Scalar[] {r.of(x)});
    }
    GeneralRule r = (GeneralRule) rule;
    return new RuleFunction(r.name(), r.arity(), i -> r.domain(), r::of);
  }

  RuleFunction named(String other) {
    return new RuleFunction(other, arity, domain, function);
  }

  /** The first number of operands that it takes, or the least that it takes. */
  int operands(int... preferred) {
    return Arrays.stream(preferred)
        .filter(arity::allows)
        .findFirst()
        .orElse(Math.max(1, arity.least()));
  }

  @Override
  public String toString() {
    return name;
  }
}
