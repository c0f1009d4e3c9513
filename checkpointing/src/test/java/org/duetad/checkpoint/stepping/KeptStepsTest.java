package org.duetad.checkpoint.stepping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.duetad.checkpoint.block.Checkpoint;
import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.data.RowTable;
import org.duetad.core.data.SumOverRows;
import org.duetad.core.rules.Domain;
import org.duetad.core.rules.UnaryRule;
import org.junit.jupiter.api.Test;

/** Recordings are made once for a loop, not once for a call, and follow data that change. */
class KeptStepsTest {

  private static final double[] START = {0.4, 1.3};
  private static final double[] PARAMETERS = {0.7};
  private static final double[] DIRECTION = {1, -0.5};

  /** How often a step was called to be recorded. */
  private final AtomicInteger recordings = new AtomicInteger();

  /** Data that the step captures. */
  private double factor = 0.9;

  private Scalar[] step(Scalar[] x, Scalar[] p, StepContext context) {
    if (!(x[0] instanceof Constant)) {
      recordings.incrementAndGet();
    }
    Scalar y = x[0].isGreaterThan(1) ? x[0].multiply(0.5) : x[0].add(x[1].sin().multiply(p[0]));
    return new Scalar[] {y, x[1].multiply(factor)};
  }

  private TimeStepping loop() {
    return TimeStepping.of(this::step)
        .withFinalLoss((x, p) -> x[0].multiply(x[1]).add(p[0]))
        .withSchedule(Schedules.binomial(20, 3));
  }

  /** A later call records each branch once, to compare it, and makes no kernel. */
  @Test
  void recordingsAreOnlyComparedByLaterCalls() {
    TimeStepping loop = loop();
    SteppingGradient first = loop.gradient(START, PARAMETERS);
    TimeStepping running = loop.withRunningLoss((x, p) -> x[1].square());
    running.gradient(START, PARAMETERS);
    for (int k = 0; k < 3; k++) {
      recordings.set(0);
      assertSame(first, loop.gradient(START, PARAMETERS));
      assertSame(first, loop.withSchedule(Schedules.storeAll(20)).gradient(START, PARAMETERS));
      loop.value(START, PARAMETERS);
      running.gradient(new double[] {0.1, 0.2}, PARAMETERS);
      assertEquals(8, recordings.get(), "two branches in each of four runs");
    }
  }

  /** The comparison of a tangent records the step, once in each of two branches. */
  @Test
  void productsOnlyCompare() {
    TimeStepping loop = loop();
    SteppingHvp product = loop.hvp(START, PARAMETERS, DIRECTION, PARAMETERS);
    recordings.set(0);
    assertArrayEquals(
        product.initialState(), loop.hvp(START, PARAMETERS, DIRECTION, PARAMETERS).initialState());
    assertEquals(2, recordings.get());
  }

  private static void assertSame(SteppingGradient expected, SteppingGradient actual) {
    assertEquals(expected.value(), actual.value());
    assertArrayEquals(expected.initialState(), actual.initialState());
    assertArrayEquals(expected.parameters(), actual.parameters());
  }

  @Test
  void dataMayChangeBetweenCalls() {
    TimeStepping loop = loop();
    SteppingGradient before = loop.gradient(START, PARAMETERS);
    factor = 0.8;
    assertSame(loop().gradient(START, PARAMETERS), loop.gradient(START, PARAMETERS));
    factor = 0.9;
    assertSame(before, loop.gradient(START, PARAMETERS));
  }

  /** What was recorded to be compared is used where it differs. */
  @Test
  void changedDataRecordEachBranchOnce() {
    TimeStepping loop = loop();
    loop.gradient(START, PARAMETERS);
    factor = 0.8;
    recordings.set(0);
    loop.gradient(START, PARAMETERS);
    assertEquals(2, recordings.get());
  }

  /** The values at zero are the same, and the derivatives are not. */
  @Test
  void dataThatDoNotShowInValuesAreSeen() {
    TimeStepping loop =
        TimeStepping.of((x, p, context) -> new Scalar[] {x[0].multiply(factor)})
            .withFinalLoss((x, p) -> x[0])
            .withSchedule(Schedules.binomial(3, 2));
    factor = 2;
    assertArrayEquals(new double[] {8}, loop.gradient(new double[] {0}).initialState());
    factor = 3;
    assertArrayEquals(new double[] {27}, loop.gradient(new double[] {0}).initialState());
  }

  /** The first step is as before, so that no comparison there shows the table. */
  @Test
  void aStepThatComesToReadItsIndexIsRecordedAnew() {
    double[] table = {0.9, 2, 3};
    boolean[] readsIndex = {false};
    TimeStepping loop =
        TimeStepping.of(
                (x, p, context) ->
                    new Scalar[] {
                      x[0].multiply(readsIndex[0] ? table[(int) context.index()] : factor)
                    })
            .withFinalLoss((x, p) -> x[0])
            .withSchedule(Schedules.binomial(3, 2));
    assertEquals(0.9 * 0.9 * 0.9, loop.gradient(new double[] {1}).initialState()[0], 1e-15);
    readsIndex[0] = true;
    assertEquals(0.9 * 2 * 3, loop.gradient(new double[] {1}).initialState()[0], 1e-14);
  }

  /** What values at the first steps do not show, nor at points beside them. */
  @Test
  void dataThatDoNotShowAtFirstAreSeen() {
    assertFollowsData((x, p, context) -> only(x[0].add(context.numbers()[0].multiply(factor))), 1);
    assertFollowsData((x, p, context) -> only(x[0].multiply(factor).tanh()), 1000);
    assertFollowsData(
        (x, p, context) -> new Scalar[] {x[0].multiply(factor).relu().add(x[1]), x[1]}, -5, 1);
    assertFollowsData(
        (x, p, context) -> only(x[0].isGreaterThan(factor) ? x[0].multiply(2) : x[0].add(0.3)),
        0.1);
    assertFollowsData(
        (x, p, context) -> only(x[0].isGreaterThan(0) ? x[0].add(2) : x[0].multiply(factor)), 0);
    assertFollowsData((x, p, context) -> only(x[0].add(0.1).min(Scalar.of(factor))), 0);
    assertFollowsData(
        (x, p, context) ->
            Checkpoint.of((Scalar... y) -> only(y[0].add(context.numbers()[0].multiply(factor))))
                .apply(x),
        1);
    assertFollowsData(
        (x, p, context) -> {
          double now = factor;
          UnaryRule scaled =
              UnaryRule.of("scaled", Domain.REAL, v -> now * v, (v, y) -> Scalar.of(now));
          return only(x[0].apply(scaled));
        },
        0.3);
    RowTable rows = RowTable.of(new double[][] {{1}, {2}});
    assertFollowsData(
        (x, p, context) -> {
          double now = factor;
          SumOverRows sum =
              SumOverRows.of(
                  (w, r) -> w[0].subtract(now).multiply(r[0]).multiply(now).relu(), rows);
          return only(sum.apply(x).add(x[0]).add(0.5));
        },
        -1);
  }

  private static Scalar[] only(Scalar x) {
    return new Scalar[] {x};
  }

  private void assertFollowsData(Step step, double... start) {
    TimeStepping loop = withData(step);
    for (double data : new double[] {0.9, 0.9, 0.7, 0.7, 1.1, 0.5}) {
      factor = data;
      assertSame(withData(step).gradient(start), loop.gradient(start));
    }
  }

  private static TimeStepping withData(Step step) {
    return TimeStepping.of(step)
        .withFinalLoss((x, p) -> x[0])
        .withSchedule(Schedules.binomial(8, 3))
        .withNumbers(1, i -> new double[] {i});
  }

  /** {@code x_{i+1} = p x_i + d_i}: {@code ∂x_l/∂p = Σ_i x_i p^(l-1-i)}. */
  @Test
  void stepsWithDataAreRecordedOnce() {
    double[] data = {0.3, -1.2, 2.5, 0.7, -0.4, 1.1};
    TimeStepping loop =
        TimeStepping.of(
                (x, p, context) -> {
                  recordings.addAndGet(x[0] instanceof Constant ? 0 : 1);
                  return new Scalar[] {x[0].multiply(p[0]).add(context.numbers()[0])};
                })
            .withFinalLoss((x, p) -> x[0])
            .withSchedule(Schedules.binomial(data.length, 2));
    for (double scale : new double[] {1, -3}) {
      TimeStepping forced =
          loop.withNumbers(1, i -> new double[] {scale * data[Math.toIntExact(i)]});
      double x = 0.8;
      double byP = 0;
      for (double d : data) {
        byP = byP * 0.9 + x;
        x = x * 0.9 + scale * d;
      }
      SteppingGradient gradient = forced.gradient(new double[] {0.8}, 0.9);
      assertEquals(x, gradient.value(), 1e-14);
      assertEquals(byP, gradient.parameters()[0], 1e-13);
      SteppingHvp product =
          forced.hvp(new double[] {0.8}, new double[] {0.9}, new double[] {1}, new double[] {0});
      assertEquals(6 * Math.pow(0.9, 5), product.parameters()[0], 1e-13);
    }
    assertTrue(recordings.get() < 10, recordings::toString);
    String message =
        assertThrows(
                IllegalStateException.class,
                () -> loop.withNumbers(2, i -> new double[1]).gradient(new double[] {1}, 1))
            .getMessage();
    assertTrue(message.contains("array of numbers of step 0 has length 1, expected 2"), message);
    assertThrows(IllegalArgumentException.class, () -> loop.withNumbers(-1, i -> new double[0]));
  }

  @Test
  void threadsShareRecordings() {
    TimeStepping loop = loop();
    SteppingGradient expected = loop.gradient(START, PARAMETERS);
    recordings.set(0);
    IntStream.range(0, 200)
        .parallel()
        .forEach(i -> assertSame(expected, loop.gradient(START, PARAMETERS)));
    assertEquals(400, recordings.get(), "two branches in each run, compared");
  }

  /** Only the latest branches are kept. */
  @Test
  void branchesAreBounded() {
    TimeStepping loop =
        TimeStepping.of(
                (x, p, context) -> {
                  recordings.addAndGet(x[0] instanceof Constant ? 0 : 1);
                  int k = (int) x[0].value();
                  return new Scalar[] {x[0].add(1), x[1].multiply(k + 1)};
                })
            .withFinalLoss((x, p) -> x[1])
            .withSchedule(Schedules.storeAll(12));
    double[] expected = {
      0, IntStream.rangeClosed(1, 12).mapToDouble(k -> k).reduce(1, (a, b) -> a * b)
    };
    for (int k = 0; k < 2; k++) {
      assertArrayEquals(expected, loop.gradient(new double[] {0, 1}).initialState());
    }
    assertEquals(24, recordings.get());
  }
}
