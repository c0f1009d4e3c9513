package org.duetad.testing.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.duetad.testing.DerivativeLaw;
import org.duetad.testing.FunctionAtPoint;
import org.duetad.testing.RuleLawsAtPoint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Wrong derivatives planted in copies of rules break the kit's laws of rules. {@code
 * -Dkit.mutants=1} takes every mutant.
 */
class KitMutationTest {

  private static final int EVERY = Integer.getInteger("kit.mutants", 13);

  @Test
  @DisplayName("every mutant breaks a law of rules, but those that are equivalent")
  void mutantsBreakLaws(TestReporter reporter) {
    List<Mutant> all = Mutant.all();
    List<Mutant> mutants =
        IntStream.range(0, all.size())
            .filter(i -> i % EVERY == 0)
            .mapToObj(all::get)
            .filter(mutant -> !MutationTest.isEquivalent(mutant))
            .toList();
    List<String> survivors =
        mutants.parallelStream().filter(KitMutationTest::survives).map(Mutant::toString).toList();
    reporter.publishEntry("killed", mutants.size() - survivors.size() + " of " + mutants.size());
    assertEquals(List.of(), survivors);
  }

  private static boolean survives(Mutant mutant) {
    return IntStream.range(0, 5)
        .mapToObj(number -> FunctionAtPoint.ofVector(mutant.function(), mutant.point(number)))
        .flatMap(at -> RuleLawsAtPoint.of(at).stream())
        .allMatch(KitMutationTest::holds);
  }

  private static boolean holds(DerivativeLaw law) {
    try {
      law.check();
      return true;
    } catch (AssertionError e) {
      return false;
    }
  }
}
