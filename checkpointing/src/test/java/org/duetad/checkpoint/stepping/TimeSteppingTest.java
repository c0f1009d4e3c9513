package org.duetad.checkpoint.stepping;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.duetad.checkpoint.schedule.Schedule;
import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.checkpoint.verify.StepRandom;
import org.duetad.core.Scalar;
import org.duetad.core.mode.ProgramMode;
import org.duetad.core.mode.ValueAndGradient;
import org.junit.jupiter.api.Test;

/** Under every schedule, a loop has the derivatives of the unrolled function. */
class TimeSteppingTest {

  private static final int STEPS = 37;

  /** A loop with losses, its start and its parameters. */
  @SuppressWarnings("ArrayRecordComponent") // Neither modified nor compared.
  private record Case(String name, TimeStepping loop, Step step, double[] start, double[] p) {

    static Case of(String name, Step step, int normals, double[] start, double[] p) {
      TimeStepping loop =
          TimeStepping.of(step)
              .withFinalLoss(Loops::energy)
              .withRunningLoss((x, q) -> x[0].sin())
              .withNormals(normals, 11);
      return new Case(name, loop, step, start, p);
    }

    /** The loop written out, as one function of state and parameters. */
    ValueAndGradient unrolled(long steps, int normals) {
      double[] all = Arrays.copyOf(start, start.length + p.length);
      System.arraycopy(p, 0, all, start.length, p.length);
      return new ProgramMode()
          .valueAndGradient(
              in -> {
                Scalar[] x = Arrays.copyOf(in, start.length);
                Scalar[] q = Arrays.copyOfRange(in, start.length, in.length);
                Scalar loss = Scalar.of(0);
                for (long i = 0; i < steps; i++) {
                  var random = StepRandom.of(11, i);
                  Scalar[] draws = new Scalar[normals];
                  Arrays.setAll(draws, k -> Scalar.of(random.nextGaussian()));
                  x =
                      step.next(
                          x,
                          q,
                          new StepContext(11, i, Scalar.of((double) i), draws, new Scalar[0]));
                  loss = loss.add(x[0].sin());
                }
                return loss.add(Loops.energy(x, q));
              },
              all);
    }
  }

  private static List<Case> cases() {
    Random random = new Random(5);
    return List.of(
        Case.of("lorenz", Loops::lorenz, 0, Loops.LORENZ_START, Loops.LORENZ_PARAMETERS),
        Case.of("heat", Loops::heat, 0, Loops.random(12, random), new double[] {0.2, 0.3}),
        Case.of("network", Loops::network, 1, Loops.random(3, random), Loops.random(12, random)),
        Case.of("tent", Loops::tent, 0, new double[] {0.3}, new double[] {1.9}));
  }

  @Test
  void theValueAloneHasTheBitsOfThatWithAGradient() {
    for (Case c : cases()) {
      AtomicLong steps = new AtomicLong();
      TimeStepping loop =
          c.loop
              .withSchedule(Schedules.binomial(STEPS, 2))
              .withProgress((done, all) -> steps.incrementAndGet());
      double expected =
          c.loop.withSchedule(Schedules.storeAll(STEPS)).gradient(c.start, c.p).value();
      assertEquals(expected, loop.value(c.start, c.p), c.name);
      assertEquals(STEPS, steps.get(), "each step once");
    }
    TimeStepping halved =
        TimeStepping.of((x, p, context) -> new Scalar[] {x[0].multiply(p[0])})
            .withFinalLoss((x, p) -> x[0])
            .withSchedule(Schedules.online(2))
            .until(x -> x[0] < 0.01, 100);
    assertEquals(0x1p-7, halved.value(new double[] {1}, 0.5));
  }

  @Test
  void theLoopIsTheFunctionWrittenOut() {
    for (Case c : cases()) {
      ValueAndGradient expected = c.unrolled(STEPS, c.name.equals("network") ? 1 : 0);
      SteppingGradient actual =
          c.loop.withSchedule(Schedules.binomial(STEPS, 4)).gradient(c.start, c.p);
      double[] gradient = Arrays.copyOf(actual.initialState(), c.start.length + c.p.length);
      System.arraycopy(actual.parameters(), 0, gradient, c.start.length, c.p.length);
      double scale = Arrays.stream(expected.gradient()).map(Math::abs).max().orElse(1);
      assertEquals(expected.value(), actual.value(), 1e-13 * Math.abs(expected.value()), c.name);
      assertArrayEquals(expected.gradient(), gradient, 1e-13 * scale, c.name);
    }
  }

  @Test
  void everyScheduleGivesTheSameBits() {
    for (Case c : cases()) {
      for (long steps : new long[] {0, 1, 2, 3, STEPS}) {
        SteppingGradient all =
            c.loop.withSchedule(Schedules.storeAll(steps)).gradient(c.start, c.p);
        for (Schedule schedule : Loops.schedules(steps)) {
          TimeStepping loop = c.loop.withSchedule(schedule);
          if (schedule.steps().isEmpty()) {
            loop = loop.until(after(steps), steps);
          }
          assertSame(c.name + ", " + schedule.name(), all, loop.gradient(c.start, c.p));
        }
      }
    }
  }

  /**
   * A stop condition that counts: the states of the cases do not determine how many steps led
   * there.
   */
  private static Predicate<double[]> after(long steps) {
    AtomicLong seen = new AtomicLong();
    return state -> seen.getAndIncrement() == steps;
  }

  private static void assertSame(String what, SteppingGradient expected, SteppingGradient actual) {
    assertEquals(
        Double.doubleToLongBits(expected.value()), Double.doubleToLongBits(actual.value()), what);
    assertSameBits(what, expected.finalState(), actual.finalState());
    assertSameBits(what, expected.initialState(), actual.initialState());
    assertSameBits(what, expected.parameters(), actual.parameters());
  }

  @Test
  void aVerifiedLoopGivesTheSameBits() {
    for (Case c : cases()) {
      TimeStepping loop = c.loop.withSchedule(Schedules.binomial(STEPS, 3));
      assertSame(c.name, loop.gradient(c.start, c.p), loop.verified().gradient(c.start, c.p));
    }
  }

  @Test
  void aStepByHandIsTheStepRecorded() {
    TimeStepping recorded = TimeStepping.of(Loops::lorenz).withFinalLoss(Loops::energy);
    TimeStepping byHand = TimeStepping.of(new Loops.Lorenz()).withFinalLoss(Loops::energy);
    Schedule schedule = Schedules.twoLevel(500, 4, 5);
    SteppingGradient expected =
        byHand.withSchedule(schedule).gradient(Loops.LORENZ_START, Loops.LORENZ_PARAMETERS);
    SteppingGradient actual =
        recorded.withSchedule(schedule).gradient(Loops.LORENZ_START, Loops.LORENZ_PARAMETERS);
    assertEquals(expected.value(), actual.value(), 1e-10 * expected.value());
    assertClose(expected.initialState(), actual.initialState());
    assertClose(expected.parameters(), actual.parameters());
  }

  private static void assertClose(double[] expected, double[] actual) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-10 * Math.abs(expected[i]));
    }
  }

  @Test
  void anySeedIsPulledBack() {
    TimeStepping loop = TimeStepping.of(Loops::heat).withSchedule(Schedules.binomial(20, 3));
    double[] start = Loops.random(5, new Random(3));
    double[] p = {0.2, 0.3};
    double[] seed = Loops.random(5, new Random(4));
    double[] sum = new double[5];
    for (int k = 0; k < 5; k++) {
      double[] unit = new double[5];
      unit[k] = seed[k];
      double[] row = loop.vjp(start, p, unit).initialState();
      Arrays.setAll(sum, i -> sum[i] + row[i]);
    }
    SteppingGradient whole = loop.vjp(start, p, seed);
    assertArrayEquals(sum, whole.initialState(), 1e-14);
    assertTrue(Double.isNaN(whole.value()));
    SteppingGradient gradient =
        loop.withFinalLoss((x, q) -> Scalar.dot(x, Scalar.of(seed))).gradient(start, p);
    assertArrayEquals(gradient.parameters(), whole.parameters(), 1e-14);
  }

  @Test
  void aStepMayReachThreeStepsBack() {
    // A delay equation: the state carries what later steps need.
    Step delayed =
        (x, p, context) -> new Scalar[] {x[0].add(x[3].multiply(p[0]).sin()), x[0], x[1], x[2]};
    double[] start = {0.3, 0.2, 0.1, -0.4};
    double[] p = {1.7};
    Case c = Case.of("delayed", delayed, 0, start, p);
    SteppingGradient actual = c.loop.withSchedule(Schedules.binomial(STEPS, 2)).gradient(start, p);
    ValueAndGradient expected = c.unrolled(STEPS, 0);
    assertEquals(expected.value(), actual.value(), 1e-13);
    assertArrayEquals(Arrays.copyOf(expected.gradient(), 4), actual.initialState(), 1e-13);
    assertEquals(
        expected.gradient()[4], actual.parameters()[0], 1e-13 * Math.abs(expected.gradient()[4]));
  }

  @Test
  void anotherPointThanTheRecordedOne() {
    TimeStepping loop =
        TimeStepping.of(Loops::tent)
            .withFinalLoss((x, p) -> x[0])
            .withSchedule(Schedules.binomial(6, 2));
    for (double start : new double[] {0.1, 0.3, 0.45, 0.6, 0.9}) {
      double x = start;
      double slope = 1;
      for (int i = 0; i < 6; i++) {
        slope *= x < 0.5 ? 1.5 : -1.5;
        x = (x < 0.5 ? x : 1 - x) * 1.5;
      }
      SteppingGradient gradient = loop.gradient(new double[] {start}, 1.5);
      assertEquals(x, gradient.value(), 1e-14);
      assertEquals(slope, gradient.initialState()[0], 1e-12);
    }
  }

  @Test
  void whatIsLookedUpByIndexIsRecordedForEachStep() {
    double[] forcing = Loops.random(STEPS, new Random(8));
    Step looked =
        (x, p, context) -> new Scalar[] {x[0].multiply(p[0]).add(forcing[(int) context.index()])};
    Step drawn =
        (x, p, context) -> new Scalar[] {x[0].multiply(p[0]).add(context.random().nextDouble())};
    double[] drawnForcing =
        IntStream.range(0, STEPS).mapToDouble(i -> StepRandom.of(0, i).nextDouble()).toArray();
    assertForced(looked, forcing);
    assertForced(drawn, drawnForcing);
  }

  /** {@code x_l = p^l x_0 + Σ p^(l-1-i) f_i}. */
  private static void assertForced(Step step, double[] forcing) {
    SteppingGradient gradient =
        TimeStepping.of(step)
            .withFinalLoss((x, p) -> x[0])
            .withSchedule(Schedules.binomial(STEPS, 3))
            .gradient(new double[] {2}, 0.9);
    double x = 2;
    double slope = 0;
    for (double f : forcing) {
      slope = 0.9 * slope + x;
      x = 0.9 * x + f;
    }
    assertEquals(x, gradient.value(), 1e-14);
    assertEquals(Math.pow(0.9, STEPS), gradient.initialState()[0], 1e-15);
    assertEquals(slope, gradient.parameters()[0], 1e-13);
  }

  @Test
  void theLoopEndsWhereTheConditionHolds() {
    TimeStepping halving =
        TimeStepping.of((x, p, context) -> new Scalar[] {x[0].multiply(p[0])})
            .withFinalLoss((x, p) -> x[0])
            .withSchedule(Schedules.online(3))
            .until(x -> x[0] < 1, 1000);
    SteppingGradient gradient = halving.gradient(new double[] {100}, 0.5);
    assertEquals(100.0 / 128, gradient.value());
    assertEquals(1.0 / 128, gradient.initialState()[0]);
    assertEquals(7 * 100.0 / 64, gradient.parameters()[0]);
    assertEquals(7, gradient.report().schedule().steps());
    assertEquals(0, halving.gradient(new double[] {0.5}, 0.5).report().schedule().steps());
  }

  @Test
  void aBudgetInBytesIsKept() {
    Case c = cases().get(1);
    SteppingGradient all = c.loop.withSchedule(Schedules.storeAll(200)).gradient(c.start, c.p);
    long least = 0;
    for (long bytes = 1_000; bytes < 200_000; bytes += bytes / 3) {
      try {
        SteppingGradient within = c.loop.within(200, bytes).gradient(c.start, c.p);
        assertSame("within " + bytes, all, within);
        SteppingReport report = within.report();
        long working = 4 * 8 * (c.start.length + 1L);
        long used = report.memoryBytes() + report.tapeBytes() + working;
        assertTrue(used <= bytes, used + " of " + bytes);
        assertEquals(0, report.diskBytes());
        least = least == 0 ? bytes : least;
      } catch (IllegalArgumentException e) {
        assertTrue(e.getMessage().contains("not enough"), e.getMessage());
        assertEquals(0, least, "enough before, not enough now: " + bytes);
      }
    }
    assertTrue(least > 1_000 && least < 20_000, "least: " + least);
  }

  @Test
  void progressIsToldToTheEnd() {
    List<Long> seen = new ArrayList<>();
    AtomicLong all = new AtomicLong();
    TimeStepping.of(new Loops.Lorenz())
        .withFinalLoss(Loops::energy)
        .withSchedule(Schedules.binomial(50, 4))
        .withProgress(
            (done, total) -> {
              seen.add(done);
              all.set(total);
            })
        .gradient(Loops.LORENZ_START, Loops.LORENZ_PARAMETERS);
    assertEquals(all.get(), seen.size());
    assertEquals(all.get(), seen.get(seen.size() - 1));
  }

  @Test
  void threadsShareALoop() {
    Case c = cases().get(1);
    TimeStepping loop = c.loop.withSchedule(Schedules.twoLevel(STEPS, 2, 2));
    SteppingGradient alone = loop.gradient(c.start, c.p);
    IntStream.range(0, 16)
        .parallel()
        .forEach(i -> assertSame("thread", alone, loop.gradient(c.start, c.p)));
  }
}
