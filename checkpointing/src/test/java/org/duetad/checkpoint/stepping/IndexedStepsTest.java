package org.duetad.checkpoint.stepping;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.core.Scalar;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.api.Test;

/** Steps whose records are valid for one step only, or for few. */
class IndexedStepsTest {

  private static final double[] START = {0.3, -0.2};
  private static final double[] P = {0.9};

  /** Four inputs with the step's number, and two operations. */
  private static Scalar[] lookedUp(Scalar[] x, Scalar[] p, StepContext context) {
    double forcing = context.index() * 7 % 5 * 0.01;
    return new Scalar[] {x[0].add(forcing), x[1].multiply(p[0])};
  }

  /** The step reads another number each time. */
  private static Scalar[] looked(Scalar[] x, Scalar[] p, StepContext context) {
    return new Scalar[] {x[0].multiply(p[0]), x[1].add(Math.cos(x[1].value()))};
  }

  private static SteppingGradient storedAll(Step step, int steps) {
    return TimeStepping.of(step)
        .withFinalLoss(Loops::energy)
        .withSchedule(Schedules.storeAll(steps))
        .gradient(START, P);
  }

  private static double allocated(Step step, int steps) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    storedAll(step, steps);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void memoryIsInProportionToTheSteps() {
    for (Step step : new Step[] {IndexedStepsTest::lookedUp, IndexedStepsTest::looked}) {
      allocated(step, 100);
      double ratio = allocated(step, 2000) / allocated(step, 500);
      assertTrue(ratio < 5, "four times the steps, " + ratio + " times the bytes");
    }
  }

  @Test
  void theRecordOfEachStepIsCounted() {
    // Six numbers and a constant: as taped, as evaluated last, and as adjoints.
    assertEquals(3 * 7 * 8 * 700, storedAll(IndexedStepsTest::lookedUp, 700).report().tapeBytes());
  }

  @Test
  void aBudgetIsKept() {
    long bytes = 10_000;
    SteppingReport report =
        TimeStepping.of(IndexedStepsTest::lookedUp)
            .withFinalLoss(Loops::energy)
            .within(500, bytes)
            .gradient(START, P)
            .report();
    long used = report.memoryBytes() + report.tapeBytes() + 4 * 2 * 8;
    assertTrue(used <= bytes, used + " bytes used");
  }

  @Test
  void anIndexThatOneBranchAsksForIsThatOfTheStep() {
    Step step =
        (x, p, context) ->
            x[0].isLessThan(0.5)
                ? new Scalar[] {x[0].multiply(2.1), x[1]}
                : new Scalar[] {
                  x[0].multiply(p[0]).subtract(0.3), x[1].add((double) context.index())
                };
    Step byFormula =
        (x, p, context) ->
            x[0].isLessThan(0.5)
                ? new Scalar[] {x[0].multiply(2.1), x[1]}
                : new Scalar[] {x[0].multiply(p[0]).subtract(0.3), x[1].add(context.number())};
    for (var schedule : Loops.schedules(40)) {
      if (schedule.steps().isPresent()) {
        TimeStepping loop =
            TimeStepping.of(step).withFinalLoss(Loops::energy).withSchedule(schedule);
        TimeStepping other =
            TimeStepping.of(byFormula).withFinalLoss(Loops::energy).withSchedule(schedule);
        SteppingGradient expected = other.gradient(START, P);
        SteppingGradient actual = loop.gradient(START, P);
        assertSameBits("state", expected.finalState(), actual.finalState());
        assertSameBits("initial", expected.initialState(), actual.initialState());
        assertSameBits("parameters", expected.parameters(), actual.parameters());
      }
    }
  }

  @Test
  void aRuleThatTakesTurnsIsFoundOut() {
    AtomicInteger calls = new AtomicInteger();
    UnaryRule turns =
        UnaryRule.of(
            "turns",
            Domain.REAL,
            x -> calls.getAndIncrement() % 2 == 0 ? x : -x,
            (x, y) -> Scalar.of(1));
    Step step =
        (x, p, context) -> {
          Scalar y = x[0].apply(turns);
          return new Scalar[] {y.isGreaterThan(0) ? y : y.multiply(2), x[1]};
        };
    String message =
        assertThrows(IllegalStateException.class, () -> storedAll(step, 3)).getMessage();
    assertTrue(message.contains("a different branch"), message);
  }
}
