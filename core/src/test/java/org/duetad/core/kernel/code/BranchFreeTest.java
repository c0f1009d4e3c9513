package org.duetad.core.kernel.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Applied;
import org.duetad.core.program.instruction.Condition;
import org.duetad.core.rules.Activations;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.api.Test;

/** What compares numbers is recorded on all its branches, or not at all. */
class BranchFreeTest {

  private static final double[] POINTS = {-50, -3, -0.5, -0.0, 0, 1e-300, 0.2, 1, 4, 50};

  private static void holds(VectorFunction f) {
    Program program = BranchFree.of(f, 2, UnaryOperator.identity());
    assertNotNull(program);
    assertTrue(program.instructions().stream().noneMatch(Condition.class::isInstance));
    for (double x : POINTS) {
      for (double y : POINTS) {
        assertEquals(f.value(x, y)[0], program.evaluate(x, y)[0], x + ", " + y);
      }
    }
  }

  @Test
  void eachComparisonSelects() {
    holds(x -> new Scalar[] {x[0].isGreaterThan(x[1]) ? x[0].sin() : x[1].cos()});
    holds(x -> new Scalar[] {x[0].isLessThanOrEqualTo(0) ? x[0].square() : x[1]});
    holds(x -> new Scalar[] {x[0].isEqualTo(0.625) ? x[1] : x[0].negate()});
  }

  @Test
  void comparisonsWithinBranches() {
    holds(
        x -> {
          if (x[0].isGreaterThan(x[1])) {
            return new Scalar[] {x[0].isGreaterThan(1) ? x[0].square() : x[1].multiply(3)};
          }
          return new Scalar[] {x[0].isLessThan(x[1]) ? x[1].exp() : Scalar.of(0.5)};
        });
  }

  /** 1e6 is greater than all samples, so what happens beyond is unknown. */
  @Test
  void aBranchThatIsNotMetIsNoForm() {
    VectorFunction far = x -> new Scalar[] {x[0].isGreaterThan(1e6) ? x[0] : x[0].sin()};
    assertNull(BranchFree.of(far, 1, UnaryOperator.identity()));
    VectorFunction read = x -> new Scalar[] {Scalar.of(x[0].value())};
    assertNull(BranchFree.of(read, 1, UnaryOperator.identity()));
  }

  /** The branches are computed at one point, where a rule of another branch may fail in any way. */
  @Test
  void aRuleThatFailsOnAnotherBranchIsNoForm() {
    UnaryRule ofNegatives =
        UnaryRule.of(
            "of negatives",
            Domain.REAL,
            x -> {
              if (x > 0) {
                throw new StackOverflowError("planted");
              }
              return x;
            },
            (x, y) -> Scalar.of(1));
    VectorFunction f =
        x -> new Scalar[] {x[0].isLessThan(0) ? x[0].apply(ofNegatives) : x[0].square()};
    assertNull(BranchFree.of(f, 1, UnaryOperator.identity()));
  }

  /** Tangents of these are instructions, not a rule that records itself in each lane. */
  @Test
  void tangentsOfKinkedRulesHaveForms() {
    for (UnaryRule rule : List.of(Arithmetic.ABS, Activations.RELU, Activations.MISH)) {
      assertForm(LocalTangent.of(new Applied.Unary(rule, 0, 1), new boolean[] {true}, false));
    }
    for (BinaryRule rule : List.of(Arithmetic.MAX, Arithmetic.MIN)) {
      boolean[] both = {true, true};
      assertForm(LocalTangent.of(new Applied.Binary(rule, 0, 1, 2), both, false));
    }
  }

  private static void assertForm(LocalTangent tangent) {
    assertTrue(
        tangent.code().stream().noneMatch(Applied.General.class::isInstance), tangent::toString);
  }
}
