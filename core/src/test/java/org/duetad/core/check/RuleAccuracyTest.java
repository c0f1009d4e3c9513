package org.duetad.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.Special;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.api.Test;

/** Rules whose errors are known. */
class RuleAccuracyTest {

  private static final double[] POINTS = {1, 3, 1.75, -0.25};

  private static UnaryRule cube(UnaryRule.Slope slope) {
    return UnaryRule.of("cube", Domain.REAL, x -> x * x * x, slope)
        .definedAs(x -> x.multiply(x).multiply(x));
  }

  private static RuleAccuracy at(UnaryRule rule, double... points) {
    double[][] x = new double[points.length][];
    for (int i = 0; i < x.length; i++) {
      x[i] = new double[] {points[i]};
    }
    return new Accuracy().at(x).measure(rule);
  }

  @Test
  void exactDerivativesHaveNoError() {
    RuleAccuracy accuracy = at(cube((x, y) -> x.square().multiply(3)), POINTS);
    assertEquals(4, accuracy.points());
    assertEquals(4, accuracy.figures().size());
    for (AccuracyFigure figure : accuracy.figures()) {
      assertEquals(0, figure.ulps(), 1e-9);
      assertEquals(4, figure.compared());
      assertEquals(0, figure.notFinite());
    }
  }

  /** Of 3 the relative error 8 · 2⁻⁵² is 3/2 as many ulp, and its condition is 2. */
  @Test
  void errorsAreCountedInUlpOfTheCondition() {
    RuleAccuracy accuracy =
        at(cube((x, y) -> x.square().multiply(3).multiply(1 + 0x1p-49)), 1, 0x1p-200);
    AccuracyFigure slope = accuracy.figures().get(1);
    assertEquals(12, slope.plainUlps(), 1e-9);
    assertEquals(6, slope.ulps(), 1e-9);
    assertEquals(List.of(1.0), slope.at());
  }

  @Test
  void zerosOfADerivativeAreJudgedByItsCondition() {
    double almostPi = Math.PI;
    UnaryRule sine =
        UnaryRule.of("sine", Domain.REAL, x -> Math.sin(x) + 0x1p-51, (x, y) -> x.cos())
            .definedAs(Scalar::sin);
    AccuracyFigure value = at(sine, almostPi).figures().get(0);
    assertEquals(1, value.ulps(), 0.3);
    assertTrue(value.plainUlps() > 1e15, value::toString);
  }

  @Test
  void derivativesThatAreNotFiniteAreCounted() {
    RuleAccuracy accuracy = at(cube((x, y) -> x.reciprocal().multiply(0)), 0, 2);
    assertEquals(1, accuracy.figures().get(1).notFinite());
    assertEquals(1, accuracy.figures().get(1).compared());
    assertEquals(List.of(2.0), accuracy.figures().get(1).at());
  }

  @Test
  void refusalsAreCounted() {
    RuleAccuracy accuracy =
        at(
            cube(
                (x, y) -> {
                  throw new UnsupportedOperationException("no slope");
                }),
            POINTS);
    assertEquals(4, accuracy.figures().get(0).compared());
    assertEquals(4, accuracy.figures().get(1).refused());
    assertEquals(0, accuracy.figures().get(1).compared());
  }

  @Test
  void atAKinkOnlyTheValueIsCompared() {
    RuleAccuracy accuracy = at(Arithmetic.ABS, 0);
    assertEquals(1, accuracy.figures().get(0).compared());
    assertEquals(0, accuracy.figures().get(1).compared());
  }

  @Test
  void aPointWithoutAValueIsUnknown() {
    RuleAccuracy accuracy = at(Elementary.EXP, 1e4, 1);
    assertEquals(1, accuracy.points());
    assertEquals(1, accuracy.unknown());
  }

  @Test
  void aRuleWithoutADecimalFormIsNotMeasured() {
    RuleAccuracy accuracy =
        new Accuracy().measure(UnaryRule.of("mine", Domain.REAL, x -> x, (x, y) -> Scalar.of(1.0)));
    assertFalse(accuracy.isMeasured());
    assertTrue(accuracy.note().startsWith("mine: has neither"), accuracy::note);
  }

  @Test
  void partialDerivativesAreMeasured() {
    RuleAccuracy product =
        new Accuracy()
            .at(new double[] {3, 5}, new double[] {1e-200, 1e200})
            .measure(Arithmetic.MULTIPLY);
    assertEquals(2 * 4, product.figures().get(2).compared());
    assertEquals(0, product.figures().get(2).ulps(), 1e-9);
    assertTrue(product.figures().get(2).place().startsWith("xx: "), product::toString);
    RuleAccuracy norm = new Accuracy().at(new double[] {3, 4, 12}).measure(Reductions.NORM2);
    assertEquals(9, norm.figures().get(2).compared());
    assertTrue(norm.figures().get(2).ulps() < 8, norm::toString);
  }

  /** The asymptotic series does not converge. */
  @Test
  void besselFunctionsWhereTheFormulaChanges() {
    for (UnaryRule rule : List.of(Special.BESSEL_I0, Special.BESSEL_I1)) {
      RuleAccuracy accuracy =
          assertTimeoutPreemptively(
              Duration.ofSeconds(60), () -> at(rule, -18.5, 19, 20, 21.9, 22.1, 24.9, 25.1, 40));
      for (AccuracyFigure figure : accuracy.figures()) {
        assertTrue(figure.ulps() < 8 && figure.compared() == 8, accuracy::toString);
      }
    }
  }

  @Test
  void pointsLieInTheDomainAndFewerAreAmongMore() {
    for (UnaryRule rule : RuleTable.unary()) {
      List<double[]> more = new AccuracyPoints(1, i -> rule.domain()).first(40);
      assertEquals(40, more.size(), rule::name);
      assertTrue(more.stream().allMatch(x -> rule.domain().contains(x[0])), rule::name);
      List<double[]> fewer = new AccuracyPoints(1, i -> rule.domain()).first(9);
      for (int i = 0; i < fewer.size(); i++) {
        assertEquals(more.get(i)[0], fewer.get(i)[0], rule::name);
      }
    }
  }

  @Test
  void wrongUseIsRejected() {
    assertEquals(
        "accuracy: 1 points; choose a number from 2 to 100,000",
        assertThrows(IllegalArgumentException.class, () -> new Accuracy().withPoints(1))
            .getMessage());
    assertEquals(
        "accuracy: 0 points; pass at least one",
        assertThrows(IllegalArgumentException.class, () -> new Accuracy().at()).getMessage());
    String message =
        assertThrows(IllegalArgumentException.class, () -> new Accuracy().measureRules("cuub"))
            .getMessage();
    assertTrue(message.startsWith("accuracy: no scalar rule is called \"cuub\"; the rules are"));
  }
}
