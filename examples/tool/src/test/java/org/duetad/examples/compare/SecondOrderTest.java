package org.duetad.examples.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.duetad.core.ForwardingMode;
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

class SecondOrderTest {

  private static final double BUDGET = 0.02;

  static List<Problem> problems() {
    return List.of(
        new GmmProblem(GmmData.generate(1, 2, 5, 1)),
        new LstmProblem(LstmData.generate(1, 3, 2, 1)),
        new RosenbrockProblem(5));
  }

  private static Report compared(double budget, Problem problem, Mode... modes) {
    return Comparer.compare(
        problem, List.of(modes), new ComparisonSettings(budget, 1, true, Progress.NONE));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void allModesAgreeOnSecondDerivatives(Problem problem) {
    Mode[] modes =
        Mode.all().stream()
            .filter(mode -> mode.form().apply(problem).isPresent() && !mode.isOfItsOwn())
            .toArray(Mode[]::new);
    Report report = compared(0.05, problem, modes);
    assertTrue(report.agree(), report::toString);
    for (ModeResult mode : report.modes()) {
      SecondOrderFigures second = mode.second();
      assertNotNull(second.hvp(), mode::toString);
      assertNotNull(second.hessian(), mode::toString);
      assertTrue(second.hvp().timing().medianNanos() > 0);
      assertEquals(
          second.hvp().timing().medianNanos() / mode.timing().medianNanos(),
          second.hvp().ratioToGradient(),
          1e-12 * second.hvp().ratioToGradient());
      assertEquals("", second.note());
    }
  }

  @Test
  void aGradientByHandHasNone() {
    ModeResult byHand =
        compared(0.01, new RosenbrockProblem(5), Mode.named("reverse"), Mode.named("by-hand"))
            .modes()
            .get(1);
    assertTrue(byHand.agrees(), byHand::toString);
    assertEquals("no second derivatives by-hand", byHand.second().note());
  }

  @Test
  void theyAreComparedOnRequestOnly() {
    Report report =
        Comparer.compare(
            new RosenbrockProblem(3),
            List.of(Mode.named("reverse")),
            new ComparisonSettings(BUDGET, 1, Progress.NONE));
    assertFalse(report.secondOrder());
    assertNull(report.modes().get(0).second());
  }

  @ParameterizedTest
  @MethodSource("problems")
  void modesThatTakeDifferencesAreAllowedMore(Problem problem) {
    List<ModeResult> results =
        compared(
                BUDGET,
                problem,
                Mode.named("reverse"),
                Mode.named("forward"),
                Mode.named("complex-step"),
                Mode.named("finite-differences"))
            .modes();
    SecondOrderFigures.Second exact = results.get(1).second().hvp();
    assertTrue(exact.tolerance() > 0 && exact.tolerance() < 1e-10, exact::toString);
    double before = exact.tolerance();
    for (ModeResult mode : results.subList(2, 4)) {
      double allowed = mode.second().hvp().tolerance();
      assertTrue(allowed > before, mode::toString);
      assertTrue(allowed < 1e-2, mode::toString);
      before = allowed;
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void anErrorJustAboveTheAllowedOneIsFound(Problem problem) {
    ColumnLayout layout = ColumnLayout.of(problem);
    double[] x = problem.point(0);
    double[] v = SecondTrial.direction(x.length, 1);
    ScalarFunction f = at -> problem.block(0).apply(at)[0];
    SecondTolerance tolerance =
        new SecondTolerance(problem, v, RoundingTolerance.of(problem, layout).ofDerivative());
    double[][] rows = new ReverseMode().hessian(f, x);
    double[] hessian = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    isFoundJustAbove(new ReverseMode().hvp(f, x, v), tolerance.ofProduct());
    isFoundJustAbove(hessian, tolerance.ofHessian());
  }

  private static void isFoundJustAbove(double[] right, double[] allowed) {
    assertEquals(right.length, allowed.length);
    for (int i = 0; i < right.length; i++) {
      for (double part : new double[] {0.9, 1.1}) {
        double[] planted = right.clone();
        planted[i] += part * allowed[i];
        boolean isAllowed = Math.abs(planted[i] - right[i]) <= allowed[i];
        Distance worst = Distance.of(planted, right, allowed);
        assertEquals(isAllowed, worst.isAllowed(), i + ": " + worst);
      }
    }
  }

  @Test
  void aWrongProductDisagrees() {
    Report report =
        compared(
            BUDGET,
            new RosenbrockProblem(4),
            Mode.exact(new Off(1 + 1e-6, 1)),
            Mode.named("reverse"));
    assertEquals("planted disagrees with reverse", report.verdict());
    assertFalse(report.agree());
    ModeResult planted = report.modes().get(0);
    assertEquals(0, planted.maxRelativeError());
    assertEquals(1e-6, planted.second().hvp().maxRelativeError(), 1e-9);
    assertFalse(planted.second().hvp().agrees());
    assertTrue(planted.second().hessian().agrees());
  }

  @Test
  void aWrongHessianDisagrees() {
    Report report =
        compared(
            BUDGET,
            new RosenbrockProblem(4),
            Mode.exact(new Off(1, Double.NaN)),
            Mode.named("reverse"));
    assertFalse(report.agree());
    assertEquals(
        Double.POSITIVE_INFINITY, report.modes().get(0).second().hessian().maxRelativeError());
  }

  @Test
  void theHessianIsForFewInputs() {
    Report report =
        compared(
            BUDGET,
            new RosenbrockProblem(SecondOrderFigures.MOST_INPUTS + 1),
            Mode.named("reverse"));
    assertNotNull(report.modes().get(0).second().hvp());
    assertNull(report.modes().get(0).second().hessian());
  }

  @Test
  void whatWouldTakeTooLongIsSkippedAndSaid() {
    Report report =
        compared(
            1e-4,
            new RosenbrockProblem(40_000),
            Mode.named("finite-differences"),
            Mode.named("reverse"));
    assertNotEquals(Answer.DISAGREE, report.answer());
    SecondOrderFigures second = report.modes().get(0).second();
    assertNull(second.hvp());
    assertTrue(
        second.note().matches("no hvp: it would take [0-9]+ s; give a larger --budget"),
        second::note);
  }

  @Test
  void whatWouldNestTooManyOperationsIsSkippedAndSaid() {
    Report report =
        compared(1e-4, new RosenbrockProblem(40_000), Mode.named("forward"), Mode.named("reverse"));
    assertNotEquals(Answer.DISAGREE, report.answer());
    assertNull(report.modes().get(0).second().hvp());
    assertEquals(
        "no second derivatives: 120,001 operations are more than the 100,000 that this mode nests;"
            + " choose a smaller problem",
        report.modes().get(0).second().note());
    assertNotNull(report.modes().get(1).second().hvp());
  }

  /** Of 60,000 operations, followed once for each of 20 rows. */
  @Test
  void whatIsTooLongToFollowIsAllowedWhatDifferencesAreAndSaid() {
    Problem problem = new FunctionProblem("long", SecondOrderTest::products, point());
    Mode planted = Mode.exact(new Off(1 + 1e-6, 1 + 1e-3));
    Report report = compared(1e-3, problem, Mode.named("reverse"), Mode.named("forward"), planted);
    List<ModeResult> modes = report.modes();
    assertEquals("planted disagrees with reverse", report.verdict());
    assertEquals(
        "Hessian: allowed what differences of gradients may be wrong by, as the program is too long"
            + " to follow the rounding of each operation; choose a smaller problem for less",
        modes.get(0).second().note());
    assertEquals("", modes.get(1).second().note());
    assertTrue(modes.get(1).second().hvp().tolerance() < 1e-10, report::toString);
    assertTrue(modes.get(1).second().hessian().tolerance() < 1e-3, report::toString);
    assertFalse(modes.get(2).second().hvp().agrees());
    assertFalse(modes.get(2).second().hessian().agrees());
  }

  private static double[] point() {
    double[] x = new double[20];
    Arrays.setAll(x, i -> 1 + 0.1 * i);
    return x;
  }

  private static Scalar[] products(Scalar... x) {
    Scalar sum = Scalar.of(0);
    for (int k = 0; k < 20_000; k++) {
      sum = sum.multiply(0.999).add(x[k % 20].multiply(x[k * k % 20]));
    }
    return new Scalar[] {sum};
  }

  @Test
  void severalOutputsHaveNoHessian() {
    Problem problem = new BaProblem(BaData.generate(2, 3, 6, 1));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> compared(BUDGET, problem, Mode.named("reverse")));
    assertEquals(
        "compare: second derivatives need a single output, but ba has 18; choose another"
            + " problem, or leave out --second-order",
        e.getMessage());
  }

  /** Reverse mode with second derivatives that are too large by factors. */
  private static final class Off extends ForwardingMode {

    private final double product;
    private final double hessian;

    Off(double product, double hessian) {
      super(new ReverseMode());
      this.product = product;
      this.hessian = hessian;
    }

    @Override
    public String name() {
      return "planted";
    }

    @Override
    public double[] hvp(ScalarFunction f, double[] x, double[] v) {
      return Arrays.stream(mode().hvp(f, x, v)).map(entry -> product * entry).toArray();
    }

    @Override
    public double[][] hessian(ScalarFunction f, double... x) {
      double[][] rows = mode().hessian(f, x);
      rows[0][0] *= hessian;
      return rows;
    }
  }
}
