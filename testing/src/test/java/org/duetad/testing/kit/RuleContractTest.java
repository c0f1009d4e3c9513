package org.duetad.testing.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duetad.core.matrix.ConstantMatrix;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixRule;
import org.duetad.core.matrix.arithmetic.MatrixChain;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.UnaryRule;
import org.duetad.testing.DerivativeLaw;
import org.duetad.testing.FunctionAtPoint;
import org.duetad.testing.RuleAtPoints;
import org.duetad.testing.RuleLawsAtPoint;
import org.duetad.testing.junit.RuleContract;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract of rules, on rules of the table, and on wrong ones. {@code -Dkit.rules=1} takes
 * every rule.
 */
class RuleContractTest {

  private static final UnaryRule CUBE =
      UnaryRule.of("cube", Domain.REAL, x -> x * x * x, (x, y) -> x.square().multiply(3))
          .definedAs(x -> x.multiply(x).multiply(x));

  @Nested
  class OfOneOperand extends RuleContract {
    OfOneOperand() {
      super(CUBE);
    }
  }

  @Nested
  class OfTwoOperands extends RuleContract {
    OfTwoOperands() {
      super(Arithmetic.MAX);
    }
  }

  @Nested
  class OfManyOperands extends RuleContract {
    OfManyOperands() {
      super(Reductions.LOG_SUM_EXP);
    }
  }

  /** {@code XᵀX}. */
  private static final MatrixRule GRAM =
      new MatrixRule("gram") {
        @Override
        public ConstantMatrix[] value(ConstantMatrix... x) {
          return new ConstantMatrix[] {ConstantMatrix.borrowing(x[0].multTransA(x[0]).value())};
        }

        @Override
        protected Matrix[] pushforward(Matrix[] x, Matrix[] y, Matrix[] dx) {
          Matrix half = MatrixChain.multTransA(x[0], dx[0]);
          return new Matrix[] {half.plus(half.transpose())};
        }

        @Override
        protected void pullback(Matrix[] x, Matrix[] y, Matrix[] yBar, Adjoints xBar) {
          xBar.add(0, () -> MatrixChain.mult(x[0], yBar[0].plus(yBar[0].transpose())));
        }
      };

  @Nested
  class OfMatrices extends RuleContract {
    OfMatrices() {
      super(
          GRAM,
          new DMatrixRMaj[] {new DMatrixRMaj(2, 3, true, 1, 2, 3, 5, 0, 1)},
          new DMatrixRMaj[] {new DMatrixRMaj(2, 2)});
    }
  }

  private static Stream<RuleAtPoints> table() {
    return Stream.of(
            RuleTable.unary().stream().map(RuleAtPoints::of),
            RuleTable.binary().stream().map(RuleAtPoints::of),
            RuleTable.reductions().stream().map(RuleAtPoints::of),
            RuleTable.general().stream().map(RuleAtPoints::of))
        .flatMap(rules -> rules);
  }

  private static final int EVERY = Integer.getInteger("kit.rules", 8);

  @TestFactory
  Stream<DynamicTest> theTable() {
    List<RuleAtPoints> rules = table().toList();
    return IntStream.range(0, rules.size())
        .filter(i -> i % EVERY == 0)
        .mapToObj(rules::get)
        .map(rule -> dynamicTest(rule.name(), () -> assertEquals(List.of(), broken(rule))));
  }

  private static List<String> broken(RuleAtPoints rule) {
    List<String> broken = new ArrayList<>();
    for (double[] x : rule.points()) {
      for (DerivativeLaw law : RuleLawsAtPoint.of(FunctionAtPoint.ofVector(rule.function(), x))) {
        try {
          law.check();
        } catch (AssertionError e) {
          broken.add(e.getMessage());
        }
      }
    }
    return broken;
  }

  private static void assertBroken(String law, UnaryRule rule) {
    List<String> broken = broken(RuleAtPoints.of(rule));
    assertTrue(broken.stream().anyMatch(b -> b.startsWith(law)), broken::toString);
  }

  @Test
  void theTestToPasteHasTheLawsOfRules() {
    UnaryRule wrong =
        UnaryRule.of("ramp", Domain.REAL, x -> x > 0 ? x : 0, (x, y) -> x.multiply(0).add(1));
    String test =
        "      RuleLawsAtPoint.of(FunctionAtPoint.ofVector(f, 0.3)).forEach(DerivativeLaw::check);";
    assertTrue(broken(RuleAtPoints.of(wrong)).stream().anyMatch(b -> b.contains(test)));
  }

  @Test
  void wrongRulesAreFound() {
    assertBroken(
        "first and second derivatives",
        UnaryRule.of("cube", Domain.REAL, x -> x * x * x, (x, y) -> x.square().multiply(3.001)));
    assertBroken(
        "NaN is not swallowed: NaN in operand 0 is swallowed: the value",
        UnaryRule.of("ramp", Domain.REAL, x -> x > 0 ? x : 0, (x, y) -> x.multiply(0).add(1)));
  }
}
