package org.duetad.testing;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Primitive;
import org.duetad.core.rules.RuleTable;
import org.duetad.testing.rules.RuleFunction;

/** The operations of a {@link RandomProgram}. */
final class ProgramOperations {

  /** Derivatives of these say nothing about their values. */
  private static final Set<String> STEPS =
      Set.of("floor", "ceil", "rint", "signum", "remainder", "fmod", "copySign");

  private ProgramOperations() {}

  /** All, from simple ones on, so that programs shrink to simple ones. */
  static List<RuleFunction> all() {
    Stream<Primitive> first =
        Stream.of(Arithmetic.ADD, Arithmetic.MULTIPLY, Arithmetic.SUBTRACT, Arithmetic.DIVIDE);
    Stream<Primitive> table =
        Stream.of(
                RuleTable.unary(), RuleTable.binary(), RuleTable.reductions(), RuleTable.general())
            .<Primitive>flatMap(List::stream);
    return Stream.concat(first, table)
        .distinct()
        .filter(rule -> RuleTable.order(rule) == 0 && !STEPS.contains(rule.name()))
        .map(RuleFunction::of)
        .toList();
  }
}
