package org.duetad.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Property;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.program.Program;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.UnaryRule;
import org.duetad.testing.jqwik.Programs;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class RewrittenTest {

  private static final double[] X = {0.7, 1.9, -2.3, 0.4, 1.1, 3.2};

  private static Map<String, Long> counts(Rewritten f, double... x) {
    return Program.record(f.asVector(), x).counts();
  }

  @Test
  void eachReductionThatCanBeIsSplitInTwo() {
    for (Reduction rule : RuleTable.reductions()) {
      if (!rule.arity().allows(X.length) || rule.equals(Reductions.MEAN)) {
        continue;
      }
      Rewritten split = Rewritten.split(FunctionAtPoint.of(x -> rule.of(x), X));
      assertEquals(List.of(rule.name()), split.operations());
      assertTrue(counts(split, X).get(rule.name()) >= 2, rule::name);
      double expected = rule.value(X);
      assertEquals(expected, split.value(X), 8 * Math.ulp(expected), rule.name());
    }
  }

  @Test
  void rulesOfNumbersAndMatricesAreReplacedByTheirDefinitions() {
    ScalarFunction f = x -> Scalar.norm2(x[0].softplus(), x[1].log10(), x[2]);
    Rewritten defined = Rewritten.defined(FunctionAtPoint.of(f, 1, 2, 3));
    assertEquals(List.of("softplus", "log10", "norm2"), defined.operations());
    Map<String, Long> counts = counts(defined, 1, 2, 3);
    assertTrue(defined.operations().stream().noneMatch(counts::containsKey), counts::toString);
    MatrixScalarFunction g = a -> a[0].determinant();
    FunctionAtPoint at = FunctionAtPoint.of(g, new DMatrixRMaj(2, 2, true, 1, 2, 3, 4));
    assertEquals(-2, Rewritten.defined(at).value(at.point()), 1e-15);
  }

  @Test
  void aWrongDefinitionIsFound() {
    UnaryRule wrong =
        UnaryRule.of("planted", Domain.REAL, Math::sin, (x, y) -> x.cos())
            .definedAs(x -> x.sin().multiply(1 + 1e-12));
    DerivativeLaw law =
        FunctionAtPoint.of(x -> x[0].apply(wrong).exp(), 0.4).laws().stream()
            .filter(l -> l.name().startsWith("rules replaced by their definitions"))
            .findFirst()
            .orElseThrow();
    String message = assertThrows(AssertionError.class, law::check).getMessage();
    assertTrue(message.contains(": value with rules replaced"), message);
    assertTrue(message.contains(", of planted is wrong"), message);
  }

  @Property(tries = 200, seed = "11")
  void programsAreEqualToTheirRewritings(@Programs(operations = 6) RandomProgram program) {
    new EquivalenceLaws(program.here()).all().forEach(DerivativeLaw::check);
  }
}
