package org.duetad.examples.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SweepReportTest {

  private static final double ALLOWED = 1e-12;

  private static final int[] SIZES = {2, 4, 8, 16, 32};

  private static SweepPoint point(String mode, int size, double nanos, double norm) {
    return new SweepPoint(
        mode,
        size,
        size,
        1,
        Evidence.MEASURED,
        nanos,
        0.9 * nanos,
        1.1 * nanos,
        9,
        8 * nanos,
        null,
        null,
        norm,
        "");
  }

  private static List<SweepPoint> points(String mode, DoubleUnaryOperator nanos) {
    List<SweepPoint> points = new ArrayList<>();
    for (int size : SIZES) {
      points.add(point(mode, size, nanos.applyAsDouble(size), 1.0));
    }
    return points;
  }

  private static SweepPlan plan(String... modes) {
    return new SweepPlan(
        "p", "n", List.of(2, 4, 8, 16, 32), List.of(2), 0, List.of(modes), 0.1, 1, 1);
  }

  private static SweepReport report(List<SweepPoint> forward, List<SweepPoint> reverse) {
    List<SweepPoint> all = new ArrayList<>(forward);
    all.addAll(reverse);
    return SweepReport.of(plan("forward", "reverse"), all, size -> (mode, norm) -> ALLOWED);
  }

  @Test
  void exponentsOfExactPowersAreExact() {
    SweepReport report = report(points("forward", n -> 3 * n * n), points("reverse", n -> 40 * n));
    PowerLaw forward = report.law(report.curves().get(0), Quantity.TIME).orElseThrow();
    assertEquals(2, forward.exponent(), 1e-14);
    assertEquals(3, forward.factor(), 1e-13);
    assertEquals(5, forward.points());
    assertEquals(0, number(forward.margin()), 1e-7);
    PowerLaw bytes = report.law(report.curves().get(1), Quantity.ALLOCATED).orElseThrow();
    assertEquals(1, bytes.exponent(), 1e-14);
    assertEquals(Optional.empty(), report.law(report.curves().get(0), Quantity.TAPE));
  }

  private static double number(Double number) {
    assertNotNull(number);
    return number;
  }

  /**
   * Residuals 1, -2, 1 at 0, 1, 2 in the logarithms: the slope is 0, its standard error √(6/1)/√2 =
   * √3, and Student's quantile for one degree of freedom is tan(0.475 π).
   */
  @Test
  void theIntervalOfAnExponentIsStudents() {
    double[] x = {1, Math.E, Math.E * Math.E};
    PowerLaw law = PowerLaw.fit(x, new double[] {Math.E, Math.exp(-2), Math.E}).orElseThrow();
    assertEquals(0, law.exponent(), 1e-14);
    double expected = Math.sqrt(3) * Math.tan(0.475 * Math.PI);
    assertEquals(expected, number(law.margin()), 1e-9);
  }

  @Test
  void twoPointsHaveNoIntervalAndOneHasNoLaw() {
    PowerLaw law = PowerLaw.fit(new double[] {1, 10}, new double[] {5, 50}).orElseThrow();
    assertEquals(1, law.exponent(), 1e-14);
    assertNull(law.margin());
    assertEquals(Optional.empty(), PowerLaw.fit(new double[] {1, 10}, new double[] {5, 0}));
    assertEquals(Optional.empty(), PowerLaw.fit(new double[] {3, 3}, new double[] {5, 6}));
  }

  /** 4 n² = 40 n at n = 10. */
  @Test
  void crossoversAreNamed() {
    SweepReport report = report(points("forward", n -> 4 * n * n), points("reverse", n -> 40 * n));
    assertEquals(1, report.crossovers().size());
    Crossover crossover = report.crossovers().get(0);
    assertEquals(10, crossover.at(), 1e-12);
    assertEquals("forward is cheaper than reverse below 10 inputs", crossover.words(report.axis()));
    Crossover large = new Crossover("a", "b", 1234);
    assertEquals("a is cheaper than b below 1,200 inputs", large.words(report.axis()));
    assertEquals(
        "a is cheaper than b below 11 inputs", new Crossover("a", "b", 10.01).words(report.axis()));
  }

  /** 10 % apart everywhere is within the intervals, and so is a crossing of such curves. */
  @Test
  void overlappingIntervalsAreNoCrossover() {
    SweepReport near = report(points("forward", n -> 100 + n / 10), points("reverse", n -> 101));
    assertEquals(List.of(), near.crossovers());
    SweepReport never = report(points("forward", n -> n), points("reverse", n -> 2 * n));
    assertEquals(List.of(), never.crossovers());
  }

  @Test
  void twoCrossingsAreNoCrossover() {
    SweepReport twice =
        report(points("forward", n -> n == 8 ? 1 : 1000), points("reverse", n -> 100));
    assertEquals(List.of(), twice.crossovers());
  }

  @Test
  void estimatesAreMarkedAndInNoFit() {
    List<SweepPoint> forward = points("forward", n -> 3 * n * n);
    forward.set(4, SweepPoint.nothing("forward", 32, 32, 1, "longer than 1 s"));
    SweepReport report = report(forward.subList(0, 5), points("reverse", n -> 40 * n));
    SweepCurve curve = report.curves().get(0);
    SweepPoint last = curve.points().get(4);
    assertEquals(Evidence.EXTRAPOLATED, last.evidence());
    assertEquals("extrapolated: longer than 1 s", last.note());
    assertEquals(3 * 32 * 32, number(last.nanos()), 1e-9);
    assertNull(last.mostNanos());
    assertNull(last.norm());
    assertEquals(4, report.law(curve, Quantity.TIME).orElseThrow().points());
  }

  @Test
  void derivativesOfOtherNormsDisagree() {
    List<SweepPoint> reverse = points("reverse", n -> 40 * n);
    reverse.set(1, point("reverse", 4, 160, 1 + 1.1 * ALLOWED));
    reverse.set(2, point("reverse", 8, 160, 1 + 0.9 * ALLOWED));
    SweepReport report = report(points("forward", n -> n), reverse);
    assertEquals(1, report.disagreements().size());
    String words = report.disagreements().get(0);
    assertTrue(words.startsWith("4 inputs: the norm"), words);
    assertTrue(words.endsWith("allowed to differ by 1e-12"), words);
    assertTrue(report.isCompared());
  }

  @Test
  void nothingIsComparedWhereRoundingMayHaveChangedEverything() {
    for (double allowed : new double[] {Double.NaN, 2}) {
      List<SweepPoint> all = new ArrayList<>(points("forward", n -> n));
      for (int size : SIZES) {
        all.add(point("reverse", size, 160, 1.5));
      }
      SweepReport report =
          SweepReport.of(plan("forward", "reverse"), all, size -> (mode, norm) -> allowed);
      assertEquals(List.of(), report.disagreements());
      assertFalse(report.isCompared());
    }
  }

  @Test
  void theAxisIsWhatTheSizeChanges() {
    List<SweepPoint> data = new ArrayList<>();
    List<SweepPoint> outputs = new ArrayList<>();
    for (int size : SIZES) {
      data.add(SweepPoint.nothing("forward", size, 7, 1, ""));
      outputs.add(SweepPoint.nothing("forward", size, 7, 3 * size, ""));
    }
    assertEquals("n = 1,000", SweepAxis.of("n", data).place(1000));
    assertEquals("12 outputs", SweepAxis.of("n", outputs).place(12));
  }
}
