package org.duetad.testing.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.nested.Nested;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Instruction;
import org.duetad.core.rules.Primitive;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.api.Test;

/** Rules of slopes are declared to be of the order of derivative that they first occur in. */
class RuleOrdersTest {

  /** Found by recording derivatives, at points in all parts of the domains. */
  @Test
  void slopesOccurFirstInDerivativesOfTheirOrder() {
    Map<String, Integer> found = new TreeMap<>();
    RuleFunction.table().stream()
        .filter(rule -> RuleTable.order(rule.rule()) == 0)
        .forEach(rule -> places(rule).forEach(x -> findRules(rule.function(), found, x)));
    Map<String, Integer> declared =
        RuleTable.ofSlopes().stream()
            .map(Primitive.class::cast)
            .filter(rule -> found.containsKey(rule.name()))
            .collect(Collectors.toMap(Primitive::name, RuleTable::order, Math::min, TreeMap::new));
    found.keySet().retainAll(declared.keySet());
    assertEquals(found, declared);
    assertTrue(declared.size() > 25, declared::toString);
  }

  /** The order of the first derivative in which each rule occurs. */
  private static void findRules(VectorFunction f, Map<String, Integer> found, double... x) {
    VectorFunction derivative = f;
    for (int order = 1; order <= 3; order++) {
      VectorFunction below = derivative;
      derivative = at -> Nested.jvp(below, at, ones(at.length)).tangent();
      for (Instruction instruction : Program.record(derivative, x).instructions()) {
        if (instruction.operation() instanceof Primitive rule) {
          found.merge(rule.name(), order, Math::min);
        }
      }
    }
  }

  private static List<double[]> places(RuleFunction rule) {
    List<double[]> places = new ArrayList<>();
    for (int seed = 0; seed < 5; seed++) {
      places.add(RuleUse.ordinary(List.of(rule), new Random(seed)).point());
    }
    if (rule.rule() instanceof UnaryRule unary) {
      Arrays.stream(DomainPoints.landmarks(unary.domain()))
          .forEach(x -> places.add(new double[] {x}));
    }
    return places;
  }

  private static Scalar[] ones(int n) {
    Scalar[] ones = new Scalar[n];
    Arrays.fill(ones, Scalar.of(1.0));
    return ones;
  }
}
