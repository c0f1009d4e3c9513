package org.duetad.testing.kit;

import static org.duetad.testing.GradientAssert.assertThat;
import static org.duetad.testing.GradientAssert.assertThatFunction;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Supplier;
import org.duetad.core.ScalarFunction;
import org.duetad.core.matrix.MatrixScalarFunction;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.sparse.SparsityPattern;
import org.duetad.testing.Ulps;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class GradientAssertTest {

  private static final ScalarFunction F = x -> x[0].exp().multiply(x[1].sin());

  private static double[] byHand(double... x) {
    return new double[] {Math.exp(x[0]) * Math.sin(x[1]), Math.exp(x[0]) * Math.cos(x[1])};
  }

  private static String failure(Runnable assertion) {
    return assertThrows(AssertionError.class, assertion::run).getMessage();
  }

  private static void assertContains(String message, String... parts) {
    for (String part : parts) {
      assertTrue(message.contains(part), () -> part + " is missing in\n" + message);
    }
  }

  @Test
  void aRightGradientPasses() {
    assertThat(GradientAssertTest::byHand).isGradientOf(F).at(0.3, 2.2);
    assertThat(byHand(1, 2)).isGradientOf(F).at(1, 2);
    assertThat(GradientAssertTest::byHand).within(Ulps.of(4)).isGradientOf(F).at(-3, 7);
  }

  @Test
  void aWrongEntryIsShownInDecimalAndHexadecimalWithATestToPaste() {
    double[] wrong = byHand(1, 2);
    wrong[1] *= 1 + 1e-12;
    assertContains(
        failure(() -> assertThat(wrong).isGradientOf(F).at(1, 2)),
        "entry 1 of 2 is wrong",
        String.valueOf(wrong[1]),
        Double.toHexString(wrong[1]),
        " ulp; allowed are ",
        "the function's own derivatives agree",
        "assertThat(byHand).isGradientOf(f).at(1.0, 2.0);");
  }

  @Test
  void aWrongLengthAndNaNFail() {
    assertContains(
        failure(() -> assertThat(1.0).isGradientOf(F).at(1, 2)), "1 entries, but must be 2");
    assertContains(
        failure(() -> assertThat(Double.NaN, 0).isGradientOf(F).at(1, 2)), "but was  NaN");
  }

  @Test
  void aWrongRuleOfTheFunctionIsNamedWithItsLine() {
    UnaryRule wrong =
        UnaryRule.of("wrongSin", Domain.REAL, Math::sin, (x, y) -> x.cos().multiply(1.001))
            .definedAs(x -> x.sin());
    ScalarFunction f = x -> x[0].apply(wrong).add(x[0]);
    assertContains(
        failure(() -> assertThat(x -> new double[] {Math.cos(x[0]) + 1}).isGradientOf(f).at(1)),
        "first wrong operation: at %1 = wrongSin",
        "GradientAssertTest.java:");
  }

  @Test
  void nextToAKinkNothingCanBeSaid() {
    ScalarFunction near = x -> x[0].multiply(3).subtract(1).abs();
    assertContains(
        failure(() -> assertThat(3.0).isGradientOf(near).at(1 / 3.0)), "next to %", " = abs(");
    ScalarFunction branches = x -> x[0].multiply(3).isGreaterThan(1) ? x[0] : x[0].negate();
    assertContains(
        failure(() -> assertThat(-1.0).isGradientOf(branches).at(1 / 3.0)),
        "next to guard 1.0 > 1.0: false, ",
        "GradientAssertTest.java:");
    ScalarFunction at = x -> x[0].abs();
    assertThat(0.0).isGradientOf(at).at(0);
    assertContains(
        failure(() -> assertThat(1.0).isGradientOf(at).at(0)), "at a kink", "next to it");
  }

  @Test
  void matricesAreComparedByElements() {
    MatrixScalarFunction f = a -> a[0].determinant();
    assertThat(new DMatrixRMaj(2, 2, true, 4, -3, -2, 1))
        .isGradientOf(f)
        .at(new DMatrixRMaj(2, 2, true, 1, 2, 3, 4));
    assertContains(
        failure(
            () ->
                assertThat(new DMatrixRMaj(2, 2, true, 4, -2, -3, 1))
                    .isGradientOf(f)
                    .at(new DMatrixRMaj(2, 2, true, 1, 2, 3, 4))),
        "new DMatrixRMaj(2, 2, true, 1.0, 2.0, 3.0, 4.0)");
  }

  @Test
  void plainFunctionsAreComparedWithDifferences() {
    assertThat(GradientAssertTest::byHand)
        .isGradientOfPlain(x -> Math.exp(x[0]) * Math.sin(x[1]))
        .at(0.4, 1.1);
    Supplier<String> wrong =
        () ->
            failure(
                () ->
                    assertThat(x -> new double[] {2 * x[0] + 1e-6})
                        .isGradientOfPlain(x -> x[0] * x[0])
                        .at(3));
    assertContains(
        wrong.get(),
        "must be  6.0",
        "differences of the function's values",
        "isGradientOfPlain(f).at(3.0)");
    assertContains(
        failure(() -> assertThat(1.0).isGradientOfPlain(x -> Math.log(x[0])).at(0)),
        "cannot be tested");
  }

  @Test
  void functionsAreTestedByThemselves() {
    assertThatFunction(F).agreesInAllModes().at(0.3, 2.2);
    SparsityPattern full = SparsityPattern.ofRows(2, new int[] {0, 1});
    assertThatFunction(F).hasSparsity(full).at(0.3, 2.2);
    assertContains(
        failure(
            () ->
                assertThatFunction(F)
                    .hasSparsity(SparsityPattern.ofRows(2, new int[] {0}))
                    .at(1, 2)),
        "must have");
  }

  @Test
  void ulpsAreNotNegative() {
    assertThrows(IllegalArgumentException.class, () -> Ulps.of(-1));
    assertEquals("4.0 ulp and twice the rounding bound", Ulps.of(4).plusRoundingBound().toString());
  }
}
