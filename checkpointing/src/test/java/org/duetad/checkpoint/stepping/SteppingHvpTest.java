package org.duetad.checkpoint.stepping;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.duetad.checkpoint.schedule.Schedule;
import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.checkpoint.verify.StepRandom;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.ProgramMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Under every schedule, the Hessian of a loop is that of the function written out. */
class SteppingHvpTest {

  private static final int STEPS = 23;
  private static final long SEED = 11;

  /** A loop, a point, and a direction. */
  @SuppressWarnings("ArrayRecordComponent") // Neither modified nor compared.
  private record Case(
      String name, Step step, int normals, double[] start, double[] p, double[] vx, double[] vp) {

    private static Case of(String name, Step step, int normals, double[] start, double[] p) {
      Random random = new Random(3);
      return new Case(
          name,
          step,
          normals,
          start,
          p,
          Loops.random(start.length, random),
          Loops.random(p.length, random));
    }

    private TimeStepping loop() {
      return TimeStepping.of(step)
          .withFinalLoss(Loops::energy)
          .withRunningLoss((x, q) -> x[0].sin().multiply(q[0]))
          .withNormals(normals, SEED);
    }

    private SteppingHvp by(Schedule schedule) {
      return loop().withSchedule(schedule).hvp(start, p, vx, vp);
    }

    private Scalar unrolled(Scalar... in) {
      Scalar[] x = Arrays.copyOf(in, start.length);
      Scalar[] q = Arrays.copyOfRange(in, start.length, in.length);
      Scalar loss = Scalar.of(0);
      for (long i = 0; i < STEPS; i++) {
        var random = StepRandom.of(SEED, i);
        Scalar[] draws = new Scalar[normals];
        Arrays.setAll(draws, k -> Scalar.of(random.nextGaussian()));
        x = step.next(x, q, new StepContext(SEED, i, Scalar.of((double) i), draws, new Scalar[0]));
        loss = loss.add(x[0].sin().multiply(q[0]));
      }
      return loss.add(Loops.energy(x, q));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static List<Case> cases() {
    Random random = new Random(5);
    return List.of(
        Case.of("lorenz", Loops::lorenz, 0, Loops.LORENZ_START, Loops.LORENZ_PARAMETERS),
        Case.of("heat", Loops::heat, 0, Loops.random(12, random), new double[] {0.2, 0.3}),
        Case.of("network", Loops::network, 1, Loops.random(3, random), Loops.random(12, random)),
        Case.of("tent", Loops::tent, 0, new double[] {0.3}, new double[] {1.9}),
        Case.of(
            "index",
            (x, p, context) ->
                new Scalar[] {x[0].multiply(p[0]).sin().add((double) context.index())},
            0,
            new double[] {0.3},
            new double[] {1.9}));
  }

  private static double[] joined(double[] a, double[] b) {
    double[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theProductIsThatOfTheFunctionWrittenOut(Case c) {
    SteppingHvp actual = c.by(Schedules.binomial(STEPS, 4));
    double[] point = joined(c.start, c.p);
    double[] v = joined(c.vx, c.vp);
    ScalarFunction f = c::unrolled;
    double[] expected = new ProgramMode().hvp(f, point, v);
    double[] gradient = new ProgramMode().gradient(f, point);
    assertClose(expected, joined(actual.initialState(), actual.parameters()));
    assertClose(gradient, joined(actual.gradientOfInitialState(), actual.gradientOfParameters()));
    double slope = 0;
    for (int i = 0; i < v.length; i++) {
      slope += v[i] * gradient[i];
    }
    assertClose(new double[] {slope}, new double[] {actual.slope()});
  }

  private static void assertClose(double[] expected, double[] actual) {
    assertEquals(expected.length, actual.length);
    double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-12 * largest, "entry " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void allSchedulesGiveTheSameBits(Case c) {
    SteppingHvp first = c.by(Schedules.storeAll(STEPS));
    for (Schedule schedule : Loops.schedules(STEPS)) {
      if (schedule.steps().isPresent()) {
        SteppingHvp other = c.by(schedule);
        assertSameBits(schedule.toString(), first.initialState(), other.initialState());
        assertSameBits(schedule.toString(), first.parameters(), other.parameters());
      }
    }
  }

  @Test
  void theHessianIsSymmetric() {
    Case c = cases().get(0);
    TimeStepping loop = c.loop().withSchedule(Schedules.binomial(STEPS, 3));
    double[] zero = new double[c.p.length];
    double[] parameter = zero.clone();
    parameter[1] = 1;
    double[] first = loop.hvp(c.start, c.p, new double[] {1, 0, 0}, zero).parameters();
    double[] second = loop.hvp(c.start, c.p, new double[3], parameter).initialState();
    assertEquals(first[1], second[0], 1e-12 * Math.abs(first[1]));
  }

  @Test
  void theStopConditionSeesTheStateAlone() {
    Step halved = (x, p, context) -> new Scalar[] {x[0].multiply(p[0])};
    TimeStepping loop =
        TimeStepping.of(halved)
            .withFinalLoss((x, p) -> x[0].square())
            .withSchedule(Schedules.online(3))
            .until(x -> x.length == 1 && x[0] < 0.01, 100);
    // J = x² p¹⁴, as 2⁻⁷ is the first power below 1/100.
    double[] one = {1};
    SteppingHvp found = loop.hvp(one, new double[] {0.5}, one, one);
    double power = Math.pow(0.5, 14);
    assertEquals(2 * power + 2 * 14 * power / 0.5, found.initialState()[0], 1e-15);
    assertEquals(2 * 14 * power / 0.5 + 14 * 13 * power / 0.25, found.parameters()[0], 1e-15);
  }

  @Test
  void stepsByHandHaveFirstDerivativesOnly() {
    TimeStepping loop =
        TimeStepping.of(new Loops.Lorenz())
            .withFinalLoss(Loops::energy)
            .withSchedule(Schedules.binomial(3, 2));
    double[] start = Loops.LORENZ_START;
    double[] p = Loops.LORENZ_PARAMETERS;
    String message =
        assertThrows(IllegalStateException.class, () -> loop.hvp(start, p, start, p)).getMessage();
    assertTrue(message.contains("written by hand"), message);
  }

  @Test
  void directionsMustFit() {
    Case c = cases().get(0);
    TimeStepping loop = c.loop().withSchedule(Schedules.binomial(3, 2));
    for (double[][] v : new double[][][] {{{1}, c.vp}, {c.vx, {1}}}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> loop.hvp(c.start, c.p, v[0], v[1]))
              .getMessage();
      assertTrue(message.startsWith("hvp: "), message);
    }
  }
}
