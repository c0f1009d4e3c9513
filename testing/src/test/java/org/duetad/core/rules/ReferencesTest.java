package org.duetad.core.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.duetad.core.mode.Differentiator;
import org.duetad.core.reference.ComplexStep;
import org.duetad.core.reference.FiniteDifferences;
import org.duetad.testing.jqwik.RuleUses;
import org.duetad.testing.rules.Law;
import org.duetad.testing.rules.RuleFunction;
import org.duetad.testing.rules.RuleUse;
import org.junit.jupiter.api.Test;

/** Slopes compared with derivatives that do not use them. */
class ReferencesTest {

  private static final double ROUNDING = 1e-12;
  private static final double DIFFERENCES = 1e-8;

  /** They have tables of reference values, and differences. All others have a complex form. */
  private static final Set<String> SPECIAL =
      Stream.of(
              List.of(Activations.GELU),
              Special.unary(),
              Special.slopes(),
              Special.binary(),
              Incomplete.unary(),
              NormalSlopes.unary(),
              List.of(GaussianSlopes.GELU.of(1)),
              EvenFamilies.unary())
          .flatMap(List::stream)
          .map(Primitive::name)
          .collect(Collectors.toSet());

  private final Differentiator complexStep = new ComplexStep();
  private final Differentiator differences = new FiniteDifferences();

  @Provide
  Arbitrary<RuleUse> analytic() {
    return RuleUses.ordinary(RuleFunction.all().stream().filter(this::isAnalytic).toList());
  }

  @Provide
  Arbitrary<RuleUse> others() {
    return RuleUses.ordinary(
        RuleFunction.all().stream().filter(rule -> !isAnalytic(rule)).toList());
  }

  @Test
  void allButSpecialFunctionsHaveAComplexForm() {
    List<RuleFunction> without = new ArrayList<>(RuleFunction.table());
    without.removeIf(rule -> isAnalytic(rule) || SPECIAL.contains(rule.name()));
    assertEquals(List.of(), without);
  }

  @Law
  void slopesAreThoseOfTheComplexStep(@ForAll("analytic") RuleUse use) {
    assertClose(use, complexStep.jacobian(use, use.point()), ROUNDING);
  }

  @Law
  void slopesOfTheOthersAreThoseOfDifferences(@ForAll("others") RuleUse use) {
    assertClose(use, differences.jacobian(use, use.point()), DIFFERENCES);
  }

  private boolean isAnalytic(RuleFunction rule) {
    RuleUse use = RuleUse.ordinary(List.of(rule), new Random(1));
    try {
      complexStep.jacobian(use, use.point());
      return true;
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  private static void assertClose(RuleUse use, double[][] expected, double tolerance) {
    double[][] actual = use.jacobian();
    double size = 1 + largest(expected) + largest(new double[][] {use.plain()});
    for (int i = 0; i < actual.length; i++) {
      for (int k = 0; k < actual[i].length; k++) {
        assertTrue(
            Math.abs(expected[i][k] - actual[i][k]) <= tolerance * size,
            use + ": " + Arrays.toString(expected[i]) + " but " + Arrays.toString(actual[i]));
      }
    }
  }

  private static double largest(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
  }
}
