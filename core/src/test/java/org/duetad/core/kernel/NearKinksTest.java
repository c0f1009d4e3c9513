package org.duetad.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.UnaryOperator;
import org.duetad.core.kernel.code.KinkSearch;
import org.duetad.core.kernel.code.NearKinks;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.api.Test;

/** What is known to have no kinks has none. */
class NearKinksTest {

  @Test
  void aSearchFindsNoKinksOfPolynomials() {
    for (Object rule : NearKinks.SMOOTH) {
      for (boolean withSteep : new boolean[] {false, true}) {
        for (int arity : arities(rule)) {
          int[][] groups = new KinkSearch(numbers(rule), arity, withSteep).groups();
          assertEquals(0, groups.length, () -> rule + " of " + arity);
        }
      }
    }
  }

  private static int[] arities(Object rule) {
    return rule instanceof UnaryRule
        ? new int[] {1}
        : rule instanceof BinaryRule ? new int[] {2} : new int[] {2, 4, 10};
  }

  private static UnaryOperator<double[]> numbers(Object rule) {
    return rule instanceof UnaryRule unary
        ? KinkSearch.of(unary)
        : rule instanceof BinaryRule binary
            ? KinkSearch.of(binary)
            : KinkSearch.of((Reduction) rule);
  }
}
