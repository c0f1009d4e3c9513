package org.duetad.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Primitive;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.UnaryRule;

/**
 * An operation of a {@link RandomProgram}: a rule under the name that files have for it.
 *
 * @param name the rule's name; of those with the same name, all but the first are numbered
 * @param arity how many operands it takes
 * @param domain where each operand may lie
 * @param function the rule applied
 */
record ProgramOperation(
    String name, Arity arity, IntFunction<Domain> domain, VectorFunction function) {

  /** Derivatives of these say nothing about their values. */
  private static final Set<String> STEPS =
      Set.of("floor", "ceil", "rint", "signum", "remainder", "fmod", "copySign");

  /** All, from simple ones on, so that programs shrink to simple ones. */
  static List<ProgramOperation> all() {
    Stream<Primitive> first =
        Stream.of(Arithmetic.ADD, Arithmetic.MULTIPLY, Arithmetic.SUBTRACT, Arithmetic.DIVIDE);
    Stream<Primitive> table =
        Stream.of(
                RuleTable.unary(), RuleTable.binary(), RuleTable.reductions(), RuleTable.general())
            .<Primitive>flatMap(List::stream);
    List<ProgramOperation> all = new ArrayList<>();
    Map<String, Integer> uses = new HashMap<>();
    Stream.concat(first, table)
        .distinct()
        .filter(rule -> RuleTable.order(rule) == 0 && !STEPS.contains(rule.name()))
        .forEach(
            rule -> {
              int use = uses.merge(rule.name(), 1, Integer::sum);
              all.add(of(rule, use == 1 ? rule.name() : rule.name() + "#" + use));
            });
    return List.copyOf(all);
  }

  private static ProgramOperation of(Primitive rule, String name) {
    if (rule instanceof UnaryRule r) {
      return new ProgramOperation(
          name, Arity.exactly(1), i -> r.domain(), x -> new Scalar[] {x[0].apply(r)});
    }
    if (rule instanceof BinaryRule r) {
      return new ProgramOperation(
          name,
          Arity.exactly(2),
          i -> i == 0 ? r.left() : r.right(),
          x -> new Scalar[] {x[0].apply(r, x[1])});
    }
    if (rule instanceof Reduction r) {
      return new ProgramOperation(name, r.arity(), i -> r.domain(), x -> new Scalar[] {r.of(x)});
    }
    GeneralRule r = (GeneralRule) rule;
    return new ProgramOperation(name, r.arity(), i -> r.domain(), r::of);
  }

  /** As many operands as it takes, at most three if it takes any number. */
  int operands() {
    return Stream.of(2, 3, 1, 4)
        .filter(arity::allows)
        .findFirst()
        .orElse(Math.max(1, arity.least()));
  }

  @Override
  public String toString() {
    return name;
  }
}
