package org.duetad.checkpoint.stepping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.duetad.checkpoint.block.Checkpoint;
import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.VectorFunction;
import org.junit.jupiter.api.Test;

/** A prepared loop records nothing between calls, and finds data that changed. */
class PreparedLoopTest {

  private static final double[] START = {0.4, 1.3};
  private static final double[] PARAMETERS = {0.7};
  private static final double[] ALONG_STATE = {1, -0.5};
  private static final double[] ALONG_PARAMETERS = {2};

  /** How often a step was called to be recorded. */
  private final AtomicInteger recordings = new AtomicInteger();

  /** Data that the step captures. */
  private double factor = 0.9;

  private final VectorFunction block =
      Checkpoint.of((Scalar... x) -> new Scalar[] {x[0].sin().multiply(x[1]).add(x[2])});

  private Scalar[] step(Scalar[] x, Scalar[] p, StepContext context) {
    if (!(x[0] instanceof Constant)) {
      recordings.incrementAndGet();
    }
    Scalar y = x[0].isGreaterThan(1) ? x[0].multiply(0.5) : block.apply(x[1], p[0], x[0])[0];
    return new Scalar[] {y.add(context.numbers()[0]), x[1].multiply(factor)};
  }

  private TimeStepping unprepared() {
    return TimeStepping.of(this::step)
        .withFinalLoss((x, p) -> x[0].multiply(x[1]).add(p[0]))
        .withNumbers(1, i -> new double[] {0.01 * i})
        .withSchedule(Schedules.binomial(20, 3));
  }

  static void assertSame(SteppingGradient expected, SteppingGradient actual) {
    assertEquals(expected.value(), actual.value());
    assertArrayEquals(expected.initialState(), actual.initialState());
    assertArrayEquals(expected.parameters(), actual.parameters());
  }

  /** Each of two branches, in the first run and in those that compare. */
  @Test
  void onlyPowersOfTwoRecord() {
    TimeStepping loop = unprepared().prepared();
    SteppingGradient expected = unprepared().gradient(START, PARAMETERS);
    for (int run = 0; run <= 40; run++) {
      recordings.set(0);
      assertSame(expected, loop.gradient(START, PARAMETERS));
      boolean compares = Set.of(0, 1, 2, 4, 8, 16, 32).contains(run);
      assertEquals(compares ? 2 : 0, recordings.get(), "run " + run);
    }
  }

  /** Whatever is an argument may change without a recording, of gradients, values and products. */
  @Test
  void argumentsAreNoCapturedData() {
    TimeStepping prepared = unprepared().withRunningLoss((x, p) -> x[0].square()).prepared();
    for (int run = 0; run <= 5; run++) {
      recordings.set(0);
      double scale = 1 + 0.1 * run;
      TimeStepping loop = with(prepared, scale, run);
      loop.gradient(START, scale);
      assertEquals(
          loop.gradient(new double[] {scale, 1}, scale).value(),
          loop.value(new double[] {scale, 1}, scale));
      product(loop, scale);
      assertEquals(run <= 2 || run == 4, recordings.get() > 0, "run " + run);
      TimeStepping anew = with(unprepared().withRunningLoss((x, p) -> x[0].square()), scale, run);
      assertSame(anew.gradient(START, scale), loop.gradient(START, scale));
      assertArrayEquals(product(anew, scale).initialState(), product(loop, scale).initialState());
    }
  }

  private static TimeStepping with(TimeStepping loop, double scale, int more) {
    return loop.withNumbers(1, i -> new double[] {scale * 0.01 * i})
        .withFinalLoss((x, p) -> x[0].multiply(scale))
        .withSchedule(Schedules.binomial(20 + more, 3));
  }

  private static SteppingHvp product(TimeStepping loop, double parameter) {
    return loop.hvp(START, new double[] {parameter}, ALONG_STATE, ALONG_PARAMETERS);
  }

  /** After three runs, data that change are found in the fourth use of the recording. */
  @Test
  void changedDataAreFound() {
    TimeStepping loop = unprepared().prepared();
    SteppingHvp before = product(loop, 0.7);
    IntStream.range(0, 4).forEach(k -> loop.gradient(START, PARAMETERS));
    factor = 0.8;
    String message =
        assertThrows(IllegalStateException.class, () -> loop.gradient(START, PARAMETERS))
            .getMessage();
    assertTrue(message.contains("captured data changed"), message);
    assertTrue(message.contains("withNumbers"), message);
    TimeStepping anew = unprepared();
    assertSame(anew.gradient(START, PARAMETERS), loop.gradient(START, PARAMETERS));
    assertArrayEquals(product(anew, 0.7).initialState(), product(loop, 0.7).initialState());
    factor = 0.9;
    assertThrows(IllegalStateException.class, () -> product(loop, 0.7));
    assertArrayEquals(before.initialState(), product(loop, 0.7).initialState());
  }

  /** A run that records the branch above 1 finds that the other one, used before it, changed. */
  @Test
  void changedDataAreFoundWhereAnotherBranchIsRecorded() {
    for (double start : new double[] {0.5, 1.5}) {
      factor = 0.9;
      TimeStepping loop =
          TimeStepping.of(
                  (x, p, context) -> {
                    double c = factor;
                    Scalar y = x[0].isGreaterThan(1) ? x[0].multiply(c - 0.5) : x[0].multiply(c);
                    return new Scalar[] {y.add(p[0])};
                  })
              .withFinalLoss((x, p) -> x[0])
              .withSchedule(Schedules.binomial(2, 2))
              .prepared();
      IntStream.range(0, 6).forEach(k -> loop.gradient(new double[] {0.1}, 0));
      factor = 0.8;
      double next = start < 1 ? 1 : 0;
      assertThrows(IllegalStateException.class, () -> loop.gradient(new double[] {start}, next));
      SteppingGradient anew = loop.gradient(new double[] {start}, next);
      double above = start < 1 ? 0.8 * start + next : start;
      assertEquals(start < 1 ? 0.3 * above + next : 0.8 * (0.3 * start), anew.value(), 1e-15);
    }
  }

  /** The step of a product may have a zero of the other sign than its recording. */
  @Test
  void zerosOfEitherSignAreTheSame() {
    TimeStepping loop =
        TimeStepping.of(
                (x, p, context) ->
                    new Scalar[] {x[0].clamp(-2, 2).add(x[1]).sin(), x[0].subtract(x[1]).cos()})
            .withFinalLoss((x, p) -> x[0])
            .withSchedule(Schedules.binomial(3, 2));
    double[] none = {};
    for (double direction : new double[] {0.0, -0.0}) {
      double[] along = {direction, -direction};
      double[] product = loop.hvp(new double[] {3, 0.25}, none, along, none).initialState();
      assertArrayEquals(new double[2], product, 0.0);
    }
  }

  /** The slope of a root is recorded otherwise where the root is NaN. */
  @Test
  void resultsThatAreNoNumbersAreNoChangeOfData() {
    factor = 1;
    TimeStepping loop =
        TimeStepping.of((x, p, context) -> new Scalar[] {x[0].multiply(factor).sqrt()})
            .withFinalLoss((x, p) -> x[0])
            .withSchedule(Schedules.binomial(1, 1))
            .prepared();
    double[] none = {};
    for (double x : new double[] {0.5, -0.5, -0.5, 4, -0.5, -0.5, -0.5}) {
      double expected = -0.25 * Math.pow(x, -1.5);
      double[] along = {1};
      double[] product = loop.hvp(new double[] {x}, none, along, none).initialState();
      assertArrayEquals(new double[] {expected}, product, 1e-15);
    }
    factor = -1;
    loop.hvp(new double[] {-0.5}, none, new double[] {1}, none);
    assertThrows(
        IllegalStateException.class,
        () -> loop.hvp(new double[] {-0.5}, none, new double[] {1}, none));
  }

  /** The values at zero are the same, and the derivatives are not. */
  @Test
  void dataThatDoNotShowInValuesAreFound() {
    TimeStepping loop =
        TimeStepping.of((x, p, context) -> new Scalar[] {x[0].multiply(factor)})
            .withFinalLoss((x, p) -> x[0])
            .withSchedule(Schedules.binomial(3, 2))
            .prepared();
    loop.gradient(new double[] {0});
    factor = 3;
    assertThrows(IllegalStateException.class, () -> loop.value(new double[] {0}));
    assertArrayEquals(new double[] {27}, loop.gradient(new double[] {0}).initialState(), 1e-14);
  }

  @Test
  void rulesMadeAnewAreFound() {
    TimeStepping loop =
        TimeStepping.of(
                (x, p, context) ->
                    Checkpoint.of((Scalar... y) -> new Scalar[] {y[0].multiply(factor)}).apply(x))
            .withFinalLoss((x, p) -> x[0])
            .withSchedule(Schedules.binomial(3, 2))
            .prepared();
    loop.gradient(new double[] {1});
    String message =
        assertThrows(IllegalStateException.class, () -> loop.gradient(new double[] {1}))
            .getMessage();
    assertTrue(message.contains("makes rules, blocks or sums anew"), message);
  }

  /** A step that throws where a recording of it has a result has changed, too. */
  @Test
  void stepsThatThrowAreRecordedAgain() {
    TimeStepping loop =
        TimeStepping.of(
                (x, p, context) -> {
                  if (factor < 0) {
                    throw new IllegalArgumentException("negative");
                  }
                  return new Scalar[] {x[0].multiply(factor)};
                })
            .withFinalLoss((x, p) -> x[0])
            .withSchedule(Schedules.binomial(3, 2))
            .prepared();
    double[] start = {1};
    IntStream.range(0, 4).forEach(k -> loop.gradient(start));
    factor = -1;
    for (int run = 0; run < 3; run++) {
      String message =
          assertThrows(IllegalStateException.class, () -> loop.gradient(start)).getMessage();
      assertTrue(message.contains("negative"), message);
    }
    factor = 2;
    assertArrayEquals(new double[] {8}, loop.gradient(start).initialState());
  }

  /** A loop with another step has recordings of its own, and drops those of both. */
  @Test
  void anotherStepIsAnotherRecording() {
    Step doubled =
        (x, p, context) -> {
          Scalar[] next = step(x, p, context);
          next[1] = next[1].multiply(2);
          return next;
        };
    TimeStepping loop = unprepared().prepared();
    TimeStepping other = loop.withStep(doubled);
    IntStream.range(0, 5).forEach(k -> loop.gradient(START, PARAMETERS));
    assertSame(
        unprepared().withStep(doubled).gradient(START, PARAMETERS),
        other.gradient(START, PARAMETERS));
    factor = 0.8;
    assertThrows(IllegalStateException.class, () -> other.gradient(START, PARAMETERS));
    assertSame(unprepared().gradient(START, PARAMETERS), loop.gradient(START, PARAMETERS));
  }

  /** A step that reads its index is recorded at every evaluation, in any loop. */
  @Test
  void stepsThatReadTheirIndexAreRecordedEachTime() {
    double[] table = {0.9, 2, 3};
    TimeStepping loop =
        TimeStepping.of(
                (x, p, context) -> new Scalar[] {x[0].multiply(table[(int) context.index()])})
            .withFinalLoss((x, p) -> x[0])
            .withSchedule(Schedules.binomial(3, 2))
            .prepared();
    for (int run = 0; run < 4; run++) {
      table[2] = run;
      assertEquals(1.8 * run, loop.gradient(new double[] {1}).initialState()[0], 1e-15);
    }
  }

  /** Of any state, with the data of the moment. */
  @Test
  void singleStepsUseTheRecordings() {
    double[] now = {0};
    TimeStepping loop = unprepared().withNumbers(1, i -> now).prepared();
    loop.gradient(START, PARAMETERS);
    for (int k = 0; k < 3; k++) {
      recordings.set(0);
      SingleStep steps = loop.singleSteps(2, PARAMETERS);
      now[0] = k;
      double[] y = steps.next(7, 2, 3);
      assertArrayEquals(new double[] {1 + k, 3 * factor}, y);
      now[0] = 10;
      assertArrayEquals(new double[] {11, 3 * factor}, steps.next(8, 2, 3));
      assertEquals(k < 2 ? 1 : 0, recordings.get());
    }
    SingleStep steps = loop.singleSteps(2, PARAMETERS);
    assertThrows(IllegalArgumentException.class, () -> steps.next(0, 1));
    assertThrows(IllegalArgumentException.class, () -> loop.singleSteps(-1, PARAMETERS));
  }

  @Test
  void threadsShareRecordings() {
    TimeStepping loop = unprepared().prepared();
    SteppingGradient expected = loop.gradient(START, PARAMETERS);
    recordings.set(0);
    IntStream.range(0, 200)
        .parallel()
        .forEach(i -> assertSame(expected, loop.gradient(START, PARAMETERS)));
    assertEquals(16, recordings.get(), "two branches at uses 1, 2, 4, ..., 128");
  }
}
