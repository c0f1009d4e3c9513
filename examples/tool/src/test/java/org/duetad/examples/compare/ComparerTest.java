package org.duetad.examples.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.examples.problems.BaData;
import org.duetad.examples.problems.BaProblem;
import org.duetad.examples.problems.FunctionProblem;
import org.duetad.examples.problems.GmmData;
import org.duetad.examples.problems.GmmProblem;
import org.duetad.examples.problems.LstmData;
import org.duetad.examples.problems.LstmProblem;
import org.duetad.examples.problems.Problem;
import org.duetad.examples.problems.RosenbrockProblem;
import org.duetad.reverse.ReverseMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComparerTest {

  private static final ComparisonSettings SHORT = new ComparisonSettings(0.02, 1, Progress.NONE);

  /** Too short for forward mode on 2000 inputs. */
  private static final ComparisonSettings TINY = new ComparisonSettings(0.001, 1, Progress.NONE);

  static List<Problem> problems() {
    return List.of(
        new GmmProblem(GmmData.generate(2, 3, 10, 1)),
        new BaProblem(BaData.generate(2, 3, 6, 1)),
        new LstmProblem(LstmData.generate(1, 4, 3, 1)),
        new RosenbrockProblem(5));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void allModesAgreeOnTheProblems(Problem problem) {
    List<Mode> modes = Mode.of(problem);
    Report report = Comparer.compare(problem, modes, new ComparisonSettings(0.1, 1, Progress.NONE));
    assertTrue(report.agree(), report::toString);
    assertEquals("reverse", report.reference());
    List<String> names = report.modes().stream().map(ModeResult::mode).toList();
    assertEquals(modes.stream().map(Mode::name).toList(), names);
    assertTrue(
        names.containsAll(List.of("forward", "reverse", "finite-differences", "complex-step")));
    assertEquals(problem.matrixForm().isPresent(), names.contains("matrix"));
    for (ModeResult mode : report.modes()) {
      assertNotEquals(Status.SKIPPED, mode.status(), mode::toString);
      assertTrue(mode.timing().medianNanos() > 0);
    }
    assertTrue(
        report.verdict().contains("finite-differences, complex-step")
            && report.verdict().contains(" agree with reverse"),
        report::verdict);
    assertEquals(problem.handForm().isPresent(), names.contains("by-hand"));
  }

  @Test
  void theMatrixFormHasATapeOfItsOwn() {
    Problem problem = new GmmProblem(GmmData.generate(2, 3, 50, 1));
    Report report = compared(problem, "matrix", "reverse");
    assertEquals("reverse", report.reference());
    long matrix = report.modes().get(0).tape().operations();
    assertTrue(matrix < report.modes().get(1).tape().operations(), () -> matrix + " operations");
  }

  @Test
  void aProblemWithoutAMatrixFormIsSkipped() {
    ModeResult skipped = compared(new RosenbrockProblem(3), "matrix", "reverse").modes().get(0);
    assertEquals(Status.SKIPPED, skipped.status());
    assertEquals("rosenbrock has no matrix form; choose other modes", skipped.note());
  }

  @Test
  void theRatioIsThatOfTheMedians() {
    Report report = compared(new RosenbrockProblem(3), "forward");
    ModeResult forward = report.modes().get(0);
    double expected = forward.timing().medianNanos() / report.primal().medianNanos();
    assertEquals(expected, forward.ratioToPrimal(), 1e-12 * expected);
  }

  @Test
  void onlyReverseModeHasATape() {
    Problem problem =
        new FunctionProblem("f", x -> new Scalar[] {x[0].multiply(x[1]).add(x[0].sin())}, 2, 3);
    for (ModeResult mode : Comparer.compare(problem, Mode.all(), SHORT).modes()) {
      if (mode.mode().equals("reverse")) {
        assertEquals(3, mode.tape().operations());
        assertTrue(mode.tape().bytes() > 3 * 8);
      } else {
        assertNull(mode.tape());
      }
    }
  }

  @Test
  void aWrongSlopeDisagrees() {
    Report report = planted(new Planted(1 + 1e-6, 1));
    assertFalse(report.agree());
    assertEquals("planted disagrees with reverse", report.verdict());
    ModeResult planted = report.modes().get(0);
    assertFalse(planted.agrees());
    assertEquals(1e-6, planted.maxRelativeError(), 1e-9);
    assertTrue(report.modes().get(1).agrees());
  }

  @Test
  void aSlopeThatIsNotANumberDisagrees() {
    Report report = planted(new Planted(Double.NaN, 1));
    assertFalse(report.agree());
    assertEquals(Double.POSITIVE_INFINITY, report.modes().get(0).maxRelativeError());
  }

  /** Complex numbers have logarithms of negative ones, and differences of infinities are NaN. */
  @Test
  void whereNoNumberIsFiniteNothingIsCompared() {
    ScalarFunction undefined = x -> x[0].subtract(10).log();
    ScalarFunction infinite = x -> x[0].multiply(1e300).multiply(1e300).exp();
    for (ScalarFunction f : List.of(undefined, infinite)) {
      Problem problem = new FunctionProblem("none", f.asVector(), new double[] {1});
      String[] modes = {"forward", "reverse", "finite-differences", "complex-step"};
      Report report = compared(problem, modes);
      assertEquals(Answer.NOTHING_COMPARED, report.answer(), report::toString);
    }
  }

  @Test
  void anErrorWithinTheToleranceAgrees() {
    assertTrue(planted(new Planted(1 + Math.ulp(1.0), 1)).agree());
    assertFalse(planted(new Planted(1 + 1e-12, 1)).agree());
  }

  /** This program has 100,000 operations, and its Jacobian 90,000 entries. */
  @Test
  void whatIsAllowedIsComputedForLargeProgramsToo() {
    Problem large = new FunctionProblem("rows", ComparerTest::rows, new double[450]);
    Report report = compared(large, "forward", "reverse");
    assertTrue(report.agree(), report::toString);
    double allowed = report.modes().get(0).tolerance();
    assertTrue(allowed > 0 && allowed < 1e-12, () -> "allowed " + allowed);
  }

  private static Scalar[] rows(Scalar... x) {
    Scalar[] rows = new Scalar[200];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = x[r];
      for (int k = 1; k <= 250; k++) {
        rows[r] = rows[r].multiply(0.5).add(x[(r + k) % x.length]);
      }
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("problems")
  void anErrorJustAboveTheAllowedOneIsFound(Problem problem) {
    ColumnLayout layout = ColumnLayout.of(problem);
    double[] right = problem.derivative(new ReverseMode());
    double[] allowed = RoundingTolerance.of(problem, layout).ofDerivative();
    Derivative reference = Derivative.whole(layout, right);
    for (int i = 0; i < right.length; i++) {
      for (double part : new double[] {0.9, 1.1}) {
        double[] planted = right.clone();
        planted[i] += part * allowed[i];
        Distance worst = Derivative.whole(layout, planted).comparedWith(reference, allowed).worst();
        boolean isAllowed = Math.abs(planted[i] - right[i]) <= allowed[i];
        assertEquals(isAllowed, worst.isAllowed(), i + ": " + worst);
      }
    }
  }

  @Test
  void differencesAreAllowedTheirTruncation() {
    Problem steep = new FunctionProblem("f", x -> new Scalar[] {x[0].multiply(40).sin()}, 0.3);
    ModeResult differences = compared(steep, "finite-differences", "reverse").modes().get(0);
    assertTrue(differences.agrees());
    assertTrue(differences.maxRelativeError() > 1e-12, differences::toString);
    assertTrue(differences.tolerance() < 1e-3, differences::toString);
  }

  @Test
  void nothingIsComparedWhereRoundingMayHaveChangedEverything() {
    Problem pole =
        new FunctionProblem(
            "pole", x -> new Scalar[] {x[0].multiply(3).subtract(1).reciprocal()}, 1 / 3.0 + 1e-16);
    assertEquals(Answer.NOTHING_COMPARED, compared(pole, "forward", "reverse").answer());
  }

  @Test
  void aWrongValueDisagrees() {
    Report report = planted(new Planted(1, 1 + 1e-6));
    assertFalse(report.agree());
    String note = report.modes().get(0).note();
    String differs = "the value differs from the plain double program's by 1.0e-06, allowed ";
    assertTrue(note.matches(differs + "\\de-1[0-9]"), note);
  }

  private static Report planted(Planted planted) {
    List<Mode> modes = List.of(Mode.exact(planted), Mode.named("reverse"));
    return Comparer.compare(new RosenbrockProblem(4), modes, SHORT);
  }

  @Test
  void derivativesThatAreNoNumbersInAllModesAreNotCompared() {
    Problem nan = new FunctionProblem("nan", x -> new Scalar[] {x[0].log()}, -1);
    Problem pole = new FunctionProblem("pole", x -> new Scalar[] {x[0].log()}, 0);
    Problem overflow = new FunctionProblem("f", x -> new Scalar[] {x[0].exp().add(1).log()}, 1000);
    for (Problem problem : List.of(nan, pole, overflow)) {
      Report report = compared(problem, "forward", "reverse");
      assertEquals(Answer.NOTHING_COMPARED, report.answer(), report::toString);
      assertEquals(
          "nothing of forward that counts could be compared with reverse", report.verdict());
      assertEquals("no finite number was compared", report.modes().get(0).note());
    }
  }

  @Test
  void oneFiniteNumberIsEnough() {
    Problem half =
        new FunctionProblem("half", x -> new Scalar[] {x[0].log().add(x[1].square())}, 0, 3);
    Report report = compared(half, "forward", "reverse");
    assertEquals(Answer.AGREE, report.answer(), report::toString);
  }

  @Test
  void theReferenceIsTheMostExactModeThatIsThere() {
    Problem problem = new RosenbrockProblem(3);
    assertEquals("reverse", compared(problem, "finite-differences", "reverse").reference());
    assertEquals("forward", compared(problem, "complex-step", "forward").reference());
    assertEquals(
        "complex-step", compared(problem, "finite-differences", "complex-step").reference());
  }

  @Test
  void aLoneModeHasNothingToBeComparedWith() {
    assertEquals(
        "only forward differentiated; there is nothing to compare it with",
        compared(new RosenbrockProblem(3), "forward").verdict());
  }

  @Test
  void aModeWithoutTheFunctionIsSkippedAndDoesNotDisagree() {
    Problem erf = new FunctionProblem("erf", x -> new Scalar[] {x[0].erf()}, 0.5);
    Report report = compared(erf, "complex-step", "reverse");
    ModeResult skipped = report.modes().get(0);
    assertEquals(Status.SKIPPED, skipped.status());
    assertTrue(skipped.note().contains("erf"), skipped::note);
    assertNull(skipped.maxRelativeError());
    assertEquals(Answer.NOTHING_COMPARED, report.answer());
    assertEquals(
        "only reverse differentiated; there is nothing to compare it with", report.verdict());
  }

  @Test
  void ifAllModesAreSkippedThereIsNoResult() {
    Problem erf = new FunctionProblem("erf", x -> new Scalar[] {x[0].erf()}, 0.5);
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> compared(erf, "complex-step"));
    assertTrue(e.getMessage().contains("none of the modes complex-step (erf"), e::getMessage);
  }

  @Test
  void aModeThatWouldTakeTooLongIsEstimated() {
    List<Mode> modes = List.of(Mode.named("forward"), Mode.named("reverse"));
    Report report = Comparer.compare(new RosenbrockProblem(2000), modes, TINY);
    ModeResult forward = report.modes().get(0);
    assertEquals(Status.ESTIMATED, forward.status());
    assertTrue(
        forward.note().matches("estimated from (8|16|32|64|128|256|512) of 2000 directions"),
        forward::note);
    assertTrue(forward.maxRelativeError() <= 1e-9);
    assertTrue(forward.timing().medianNanos() > 1e6, "scaled up to all directions");
    assertTrue(report.agree());
  }

  @Test
  void anEstimatedReferenceJudgesWhatItKnows() {
    Problem problem = new RosenbrockProblem(2000);
    Report report =
        Comparer.compare(
            problem, List.of(Mode.exact(new Planted(1, 1)), Mode.named("forward")), TINY);
    assertEquals("forward", report.reference());
    assertEquals(Status.ESTIMATED, report.modes().get(1).status());
    assertEquals(Status.OK, report.modes().get(0).status());
    assertTrue(report.agree(), report::toString);
  }

  @Test
  void anExceptionOfTheFunctionIsReportedWithItsMode() {
    Problem problem = new FunctionProblem("f", x -> onlyConstants(x[0]), 1);
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> compared(problem, "forward"));
    assertEquals(
        "compare: f fails in mode forward: java.lang.ClassCastException: no constant",
        e.getMessage());
  }

  private static Scalar[] onlyConstants(Scalar x) {
    if (x.getClass() != Scalar.of(0).getClass()) {
      throw new ClassCastException("no constant");
    }
    return new Scalar[] {x};
  }

  @Test
  void progressGrowsFromTheProgramToTheLastMode() {
    List<String> doing = new ArrayList<>();
    List<Double> fractions = new ArrayList<>();
    Progress progress =
        (what, fraction) -> {
          if (!doing.contains(what)) {
            doing.add(what);
          }
          fractions.add(fraction);
        };
    Comparer.compare(
        new RosenbrockProblem(3),
        List.of(Mode.named("forward"), Mode.named("reverse")),
        new ComparisonSettings(0.01, 1, progress));
    assertEquals(List.of("double program", "reverse", "forward"), doing);
    assertEquals(fractions.stream().sorted().toList(), fractions);
    assertEquals(1.0, fractions.get(fractions.size() - 1), 1e-12);
  }

  @Test
  void thereMustBeAMode() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> compared(new RosenbrockProblem(3)));
    assertTrue(e.getMessage().contains("forward, reverse"), e::getMessage);
  }

  private static Report compared(Problem problem, String... modes) {
    List<Mode> chosen = Arrays.stream(modes).map(Mode::named).toList();
    return Comparer.compare(problem, chosen, SHORT);
  }
}
