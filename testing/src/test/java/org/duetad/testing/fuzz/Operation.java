package org.duetad.testing.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.duetad.core.VectorFunction;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.Domain;
import org.duetad.testing.rules.RuleFunction;

/**
 * What a step of a program applies.
 *
 * @param name its name in files, without blanks
 * @param arity how many operands it takes
 * @param domain where operand i may lie
 * @param function the operation under test
 * @param reference the same function, in operations that decimal numbers have
 */
record Operation(
    String name,
    Arity arity,
    IntFunction<Domain> domain,
    VectorFunction function,
    VectorFunction reference) {

  private static final Map<String, Operation> ALL =
      all().stream().collect(Collectors.toMap(Operation::name, Function.identity()));

  static List<Operation> all() {
    List<Operation> all = new ArrayList<>(MatrixOperations.all());
    Map<String, Integer> uses = new HashMap<>();
    for (RuleFunction rule : RuleFunction.all()) {
      int use = uses.merge(rule.name(), 1, Integer::sum);
      all.add(of(rule, use == 1 ? rule.name() : rule.name() + "#" + use));
    }
    return all;
  }

  /** Rules with parameters have the same name; the later ones are numbered. */
  private static Operation of(RuleFunction rule, String name) {
    return new Operation(name, rule.arity(), rule.domain(), rule.function(), rule.function());
  }

  static Operation named(String name) {
    Operation operation = ALL.get(name);
    if (operation == null) {
      throw new IllegalArgumentException(
          "fuzz: no operation " + name + "; rename it in the file, or delete the file");
    }
    return operation;
  }

  @Override
  public String toString() {
    return name;
  }
}
