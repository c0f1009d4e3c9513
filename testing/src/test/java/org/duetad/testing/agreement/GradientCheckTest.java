package org.duetad.testing.agreement;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.VectorFunction;
import org.duetad.core.check.Comparison;
import org.duetad.core.check.GradientCheck;
import org.duetad.core.check.GradientCheckResult;
import org.duetad.core.check.Verdict;
import org.duetad.core.matrix.Matrix;
import org.duetad.core.matrix.MatrixFunction;
import org.duetad.core.rules.Activations;
import org.duetad.core.rules.Arithmetic;
import org.duetad.core.rules.Arity;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.Elementary;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.Reductions;
import org.duetad.core.rules.Special;
import org.duetad.core.rules.UnaryRule;
import org.duetad.forward.ForwardMode;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;

/** The checker passes right derivatives and catches wrong ones. */
class GradientCheckTest {

  private static final GradientCheck CHECK = GradientCheck.of(new ForwardMode(), new ReverseMode());

  private static final String MODES = "⟨w, Jv⟩ forward = ⟨Jᵀw, v⟩ reverse";

  /** The comparisons that failed. */
  private static List<String> failures(GradientCheckResult result) {
    return result.comparisons().stream().filter(c -> !c.passed()).map(Comparison::what).toList();
  }

  private static void assertAllFail(GradientCheckResult result, String... what) {
    assertFalse(result.passed());
    assertEquals(List.of(what), failures(result), result.toString());
  }

  @Test
  void passesFunctions() {
    VectorFunction f =
        x -> new Scalar[] {x[0].multiply(x[1]).sin(), Scalar.norm2(x), Scalar.logSumExp(x)};
    GradientCheckResult result = CHECK.check(f, 0.3, 1.7, -2);
    assertTrue(result.passed(), result.toString());
    assertEquals(7, result.comparisons().size());
    assertTrue(result.comparisons().stream().noneMatch(Comparison::skipped), result.toString());
    ScalarFunction product = Scalar::product;
    assertTrue(CHECK.check(product, 2, 0, 3).passed());
  }

  /** 60,000 operations, which round a value of a million again and again. */
  private static Scalar farAndBack(Scalar x) {
    Scalar y = x;
    for (int i = 0; i < 30_000; i++) {
      y = y.add(1e6 + i).subtract(1e6 + i);
    }
    return y;
  }

  @Test
  void theRoundingOfLongProgramsCounts() {
    ScalarFunction f = x -> farAndBack(x[0].sin()).multiply(x[1]);
    GradientCheckResult right = CHECK.check(f, 0.3, 2);
    assertTrue(right.passed(), right::toString);
    assertTrue(right.comparisons().stream().noneMatch(Comparison::skipped), right::toString);
    UnaryRule wrong =
        UnaryRule.of("wrong", Domain.REAL, Math::sin, (x, y) -> x.cos().multiply(1.1));
    GradientCheckResult found =
        CHECK.check((Scalar... x) -> farAndBack(x[0].apply(wrong)).multiply(x[1]), 0.3, 2);
    assertFalse(found.passed(), found::toString);
  }

  @Test
  void passesRules() {
    assertTrue(CHECK.check(Elementary.TANH, 0.5).passed());
    assertTrue(CHECK.check(Elementary.ATAN2, -2, 0.5).passed());
    assertTrue(CHECK.check(Reductions.LOG_SUM_EXP, 1, 2, 3).passed());
    assertTrue(CHECK.check(Reductions.SOFTMAX, 1, 2, 3).passed());
  }

  @Test
  void refusesAFunctionWithoutOutputs() {
    VectorFunction nothing = x -> new Scalar[0];
    String message =
        assertThrows(IllegalArgumentException.class, () -> CHECK.check(nothing, 1)).getMessage();
    assertEquals(
        "check: function has 0 outputs; there is nothing to compare; return at least one", message);
  }

  @Test
  void catchesAWrongSlope() {
    UnaryRule wrong =
        UnaryRule.of("wrong", Domain.REAL, x -> x * x * x, (x, y) -> x.square().multiply(2))
            .definedAs(x -> x.multiply(x).multiply(x));
    assertAllFail(
        CHECK.check(wrong, 0.5),
        "forward = complex-step",
        "reverse = complex-step",
        "forward = finite-differences",
        "reverse = finite-differences");
  }

  @Test
  void catchesASlightlyWrongSlope() {
    UnaryRule wrong =
        UnaryRule.of("slightly wrong", Domain.REAL, Math::sin, (x, y) -> x.cos().multiply(1 + 1e-9))
            .definedAs(Scalar::sin);
    assertAllFail(
        CHECK.check(wrong, 0.5),
        "forward = complex-step",
        "reverse = complex-step",
        "forward = finite-differences",
        "reverse = finite-differences");
    assertTrue(CHECK.withTolerance(1e-8).check(wrong, 0.5).passed());
  }

  @Test
  void catchesOneWrongSlopeOfTwo() {
    BinaryRule wrong =
        BinaryRule.of(
            "wrong right",
            Domain.REAL,
            Domain.REAL,
            (x, y) -> x * y,
            (x, y, z) -> y,
            (x, y, z) -> x.negate());
    assertAllFail(
        CHECK.check(wrong, 2, 3), "forward = finite-differences", "reverse = finite-differences");
  }

  @Test
  void catchesAWrongGradientOfAReduction() {
    Reduction wrong =
        Reduction.of(
            "wrong mean",
            Arity.SOME,
            Domain.REAL,
            x -> (x[0] + x[1] + x[2]) / 3,
            (x, y) -> Scalar.of(1.0 / 3, 1.0 / 3, 1.0 / 2));
    assertAllFail(
        CHECK.check(wrong, 1, 2, 3),
        "forward = finite-differences",
        "reverse = finite-differences");
  }

  @Test
  void catchesAPushThatIsNotTheTransposeOfThePull() {
    VectorFunction f = new SwapRule(1.0, -1.0)::of;
    assertAllFail(
        CHECK.check(f, 1, 2), MODES, "reverse = complex-step", "reverse = finite-differences");
    VectorFunction g = new SwapRule(-1.0, 1.0)::of;
    assertAllFail(
        CHECK.check(g, 1, 2), MODES, "forward = complex-step", "forward = finite-differences");
    CHECK.check(new SwapRule(1.0, 1.0), 1, 2).assertPassed();
  }

  @Test
  void catchesAValueThatIsNotThePlainOne() {
    VectorFunction f = x -> new Scalar[] {x[0].add(looksLikeAConstant(x[0]) ? 0 : 1e-15)};
    assertEquals(
        List.of("value[0] forward = plain", "value[0] reverse = plain"),
        failures(CHECK.check(f, 0.5)));
    VectorFunction signed = x -> new Scalar[] {x[0].multiply(looksLikeAConstant(x[0]) ? 0 : -0.0)};
    assertTrue(
        failures(CHECK.check(signed, 0.5)).contains("value[0] forward = plain"), "zeros of sign");
  }

  private static boolean looksLikeAConstant(Scalar x) {
    return x.toString().equals(Double.toString(x.value()));
  }

  @Test
  void assertionNamesTheNumbersThatDisagree() {
    UnaryRule wrong = UnaryRule.of("twice", Domain.REAL, x -> 2 * x, (x, y) -> Scalar.of(3));
    GradientCheckResult result = CHECK.check(wrong, 0.5);
    String message = assertThrows(AssertionError.class, result::assertPassed).getMessage();
    assertEquals(result.toString(), message);
    Comparison worst =
        result.comparisons().stream().filter(c -> !c.passed()).findFirst().orElseThrow();
    assertEquals(1.5, worst.left() / worst.right(), 1e-6);
    assertTrue(message.startsWith("DERIVATIVES DISAGREE: twice at [0.5]\n"), message);
    assertTrue(message.contains(String.format(Locale.ROOT, "%24.17g", worst.left())), message);
    assertTrue(message.contains(String.format(Locale.ROOT, "%24.17g", worst.right())), message);
    assertDoesNotThrow(() -> CHECK.check(Arithmetic.SQUARE, 0.5).assertPassed());
  }

  @Test
  void printsATable() {
    UnaryRule wrong =
        UnaryRule.of("wrong", Domain.REAL, x -> 2 * x, (x, y) -> Scalar.of(x.value() + 3));
    String table =
        """
        DERIVATIVES DISAGREE: wrong at [0.0]
          ok    value[0] forward = plain                           0.0000000000000000       0.0000000000000000  error 0.0e+00, allowed 0.0e+00
          ok    value[0] reverse = plain                           0.0000000000000000       0.0000000000000000  error 0.0e+00, allowed 0.0e+00
          ok    ⟨w, Jv⟩ forward = ⟨Jᵀw, v⟩ reverse                -1.7578815357148843      -1.7578815357148843  error 0.0e+00, allowed 1.8e-11
          skip  complex-step                                 wrong: has no complex form and no definition in simpler operations; use another mode
          FAIL  forward = finite-differences                      -1.7578815357148843      -1.1719210238099230  error 5.9e-01, allowed 1.8e-11
          FAIL  reverse = finite-differences                      -1.7578815357148843      -1.1719210238099230  error 5.9e-01, allowed 1.8e-11""";
    assertEquals(table, CHECK.check(wrong, 0.0).toString());
  }

  @Test
  void seedChoosesTheDirections() {
    double one = CHECK.check(Elementary.EXP, 0.5).comparisons().get(2).left();
    assertEquals(one, CHECK.check(Elementary.EXP, 0.5).comparisons().get(2).left());
    assertTrue(one != CHECK.withSeed(7).check(Elementary.EXP, 0.5).comparisons().get(2).left());
  }

  @Test
  void thereIsNothingToCompareWhereTheValueIsNotFinite() {
    for (GradientCheckResult result :
        new GradientCheckResult[] {
          CHECK.check(Elementary.EXP, Double.NaN),
          CHECK.check(Elementary.LOG, -1),
          CHECK.check(Elementary.LOG, 0),
          CHECK.check(Elementary.EXP, 1000)
        }) {
      assertEquals(Verdict.NOTHING_COMPARED, result.verdict(), result.toString());
      assertFalse(result.passed(), result.toString());
      assertTrue(result.toString().startsWith("nothing was compared: "), result.toString());
    }
    GradientCheckResult infinite = CHECK.check(Elementary.SQRT, 0);
    assertEquals(Verdict.NOTHING_COMPARED, infinite.verdict(), infinite.toString());
  }

  @Test
  void catchesANanSlope() {
    UnaryRule wrong = UnaryRule.of("nan", Domain.REAL, Math::exp, (x, y) -> Scalar.of(Double.NaN));
    assertAllFail(
        CHECK.check(wrong, 0.5), "forward = finite-differences", "reverse = finite-differences");
  }

  @Test
  void skipsDifferencesThatLeaveTheDomain() {
    GradientCheckResult result = CHECK.check(Elementary.ACOS, Math.nextDown(1.0));
    assertTrue(result.passed(), result.toString());
    assertTrue(result.toString().contains("leaves the domain"), result.toString());
    assertTrue(
        CHECK.check(Elementary.ACOS, 0.99999).comparisons().stream()
            .noneMatch(Comparison::skipped));
  }

  /** Differences of doubles are no reference there, those of decimals are. */
  @Test
  void passesFunctionsThatOscillateWithinAStep() {
    ScalarFunction waves = x -> x[0].square().sincPi();
    for (double x : new double[] {30, 700, 1e4, 1e8}) {
      GradientCheckResult result = CHECK.check(waves, x);
      assertEquals(Verdict.OK, result.verdict(), result::toString);
    }
    String table = CHECK.check(waves, 1e8).toString();
    assertTrue(table.contains("forward = high precision"), table);
    assertTrue(table.contains("the function changes within a step"), table);
    UnaryRule wrong =
        new UnaryRule(
            "wrong",
            Domain.REAL,
            Special.SINC_PI.value(),
            (x, y) -> Special.SINC_PI.slope().at(x, y).multiply(1.001),
            x -> x.sincPi());
    assertFalse(CHECK.check((Scalar[] x) -> x[0].square().apply(wrong), 1e8).passed());
  }

  /** A definition in simpler operations is no excuse for another value. */
  @Test
  void catchesAValueThatIsNotTheDefinition() {
    UnaryRule wrong =
        UnaryRule.of("wrong", Domain.REAL, x -> 1.1 * Math.sin(x), (x, y) -> x.cos())
            .definedAs(Scalar::sin);
    assertAllFail(
        CHECK.check(wrong, 0.5), "forward = finite-differences", "reverse = finite-differences");
  }

  @Test
  void aKinkIsNeverOk() {
    assertEquals(Verdict.OK, CHECK.check(Activations.RELU, 0.1).verdict());
    assertEquals(Verdict.OK, CHECK.check(Activations.RELU, -1e-5).verdict());
    assertEquals(Verdict.OK, CHECK.check(Activations.RELU, 1e-200).verdict());
    GradientCheckResult result = CHECK.check(Activations.RELU, 0.0);
    assertEquals(Verdict.AT_A_KINK, result.verdict(), result.toString());
    assertTrue(result.passed(), result.toString());
    assertTrue(result.toString().startsWith("at a kink: relu at [0.0]"), result.toString());
    assertTrue(result.toString().contains("\n  at a kink: "), result.toString());
    GradientCheckResult within = CHECK.check((Scalar[] x) -> x[0].abs().square(), 0.0);
    assertEquals(Verdict.AT_A_KINK, within.verdict(), within.toString());
  }

  @Test
  void aModeThatRefusesIsAPathThatRefused() {
    MatrixFunction vectors =
        x -> x[0].symmetricEigen().vectors().elementMult(Matrix.of(2, 2, 1, 2, 3, 4));
    GradientCheckResult result = CHECK.check(vectors, Matrix.identity(2).value());
    assertEquals(Verdict.NOTHING_COMPARED, result.verdict(), result.toString());
    assertTrue(result.toString().contains("⟨w, Jv⟩ forward"), result.toString());
    assertTrue(result.toString().contains("refused: "), result.toString());
  }

  @Test
  void tiniestDerivativesPass() {
    assertOk(x -> x[0].pow(3), 0);
    assertOk(x -> x[0].pow(5), 0);
    assertOk(x -> x[0].tanh(), 30);
    assertOk(x -> x[0].sigmoid(), 40);
    assertOk(x -> x[0].sin(), Math.PI / 2);
    assertOk(x -> x[0].square().add(1e8), 0.5);
    assertOk(x -> x[0].square().add(1e8).subtract(1e8), 0.5);
    assertOk(x -> x[0].multiply(x[1]).add(x[0].sin().exp()), 0, -1);
    assertOk(x -> x[0].subtract(x[0]), 1);
    assertOk(x -> x[0].square(), 1e-200);
    assertOk(x -> x[0].cos().pow(8), Math.PI / 2);
    assertOk(x -> x[0].square().negate().exp(), 40);
    assertOk(
        x ->
            x[1].subtract(x[0].square())
                .square()
                .multiply(100)
                .add(Scalar.of(1).subtract(x[0]).square()),
        1,
        1);
  }

  private static void assertOk(ScalarFunction f, double... x) {
    assertEquals(Verdict.OK, CHECK.check(f, x).verdict(), CHECK.check(f, x)::toString);
  }

  @Test
  void skippedComparisonsAloneAreNotEnough() {
    assertFalse(new GradientCheckResult("nothing", List.of(), List.of()).passed());
  }

  @Test
  void refusesNoPoint() {
    assertThrows(IllegalArgumentException.class, () -> CHECK.check((VectorFunction) x -> x));
  }

  /** There the next double is so many turns away that no step resolves the function. */
  @Test
  void differencesProveNothingWhereTheEffectOfRoundingOverflows() {
    List<ScalarFunction> functions =
        List.of(
            x -> x[0].sinh().sin(),
            x -> x[0].exp().sin(),
            x -> x[0].exp().cos().multiply(x[0]),
            x -> x[0].pow(100).sin());
    for (double x : new double[] {500, 600, 700, 700.5, 709, 710}) {
      for (ScalarFunction f : functions) {
        GradientCheckResult result = CHECK.check(f, x);
        assertTrue(result.verdict() != Verdict.DISAGREE, result::toString);
      }
    }
    GradientCheckResult result = CHECK.check(functions.get(0), 700.5);
    assertEquals(2, result.comparisons().stream().filter(Comparison::skipped).count());
    assertTrue(result.toString().contains("the effect of rounding on the derivative overflows"));
  }
}
