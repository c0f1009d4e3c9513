package org.duetad.checkpoint.stepping;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.duetad.checkpoint.schedule.Action;
import org.duetad.checkpoint.schedule.Schedule;
import org.duetad.checkpoint.schedule.ScheduleViolationException;
import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.checkpoint.schedule.Slots;
import org.duetad.checkpoint.store.HeapStore;
import org.duetad.checkpoint.store.SnapshotStore;
import org.duetad.checkpoint.store.Snapshots;
import org.duetad.core.Scalar;
import org.duetad.core.mode.ProgramMode;
import org.junit.jupiter.api.Test;

/** Errors name the step, and leave nothing behind. */
class TimeSteppingFaultsTest {

  private static final double[] START = {0.3, -0.2};
  private static final double[] P = {0.9};

  private static Scalar[] turned(Scalar[] x, Scalar[] p, StepContext context) {
    return new Scalar[] {x[0].multiply(p[0]).subtract(x[1]), x[1].add(x[0].sin())};
  }

  private static TimeStepping loop(Step step, Schedule schedule) {
    return TimeStepping.of(step).withFinalLoss(Loops::energy).withSchedule(schedule);
  }

  private static String message(Class<? extends RuntimeException> kind, Runnable fault) {
    return assertThrows(kind, fault::run).getMessage();
  }

  private static void assertContains(String message, String... parts) {
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "\"" + part + "\" in: " + message);
    }
  }

  /** Counts open snapshots. */
  private static final class CountingStore implements SnapshotStore {

    private final SnapshotStore heap = HeapStore.create();
    private final AtomicInteger open = new AtomicInteger();

    @Override
    public Snapshots open(int slots, int length) {
      Snapshots snapshots = heap.open(slots, length);
      open.incrementAndGet();
      return new Snapshots() {
        @Override
        public void write(int slot, long state, double[] values) {
          snapshots.write(slot, state, values);
        }

        @Override
        public void read(int slot, long state, double[] values) {
          snapshots.read(slot, state, values);
        }

        @Override
        public void drop(int slot) {
          snapshots.drop(slot);
        }

        @Override
        public long bytesPerSnapshot() {
          return snapshots.bytesPerSnapshot();
        }

        @Override
        public void close() {
          open.decrementAndGet();
          snapshots.close();
        }
      };
    }
  }

  /** Throws at a given call. */
  private static final class Failing implements HandWrittenStep {

    private final HandWrittenStep step = new Loops.Lorenz();
    private int left;

    private void count() {
      if (left-- == 0) {
        throw new ArithmeticException("the pressure is negative");
      }
    }

    @Override
    public void advance(long index, double[] x, double[] p, double[] y) {
      count();
      step.advance(index, x, p, y);
    }

    @Override
    public void pullback(
        long index, double[] x, double[] p, double[] y, double[] xBar, double[] pBar) {
      count();
      step.pullback(index, x, p, y, xBar, pBar);
    }
  }

  @Test
  void aStepMayThrowAtAnyTimeAndARetryWorks() {
    Failing step = new Failing();
    CountingStore memory = new CountingStore();
    CountingStore disk = new CountingStore();
    TimeStepping loop =
        TimeStepping.of(step)
            .withFinalLoss(Loops::energy)
            .withSchedule(Schedules.twoLevel(12, 2, 2))
            .withStores(memory, disk);
    step.left = -1;
    SteppingGradient expected = loop.gradient(Loops.LORENZ_START, Loops.LORENZ_PARAMETERS);
    int calls = -1 - step.left;
    assertTrue(calls > 36, "calls: " + calls);
    for (int call = 0; call < calls; call++) {
      step.left = call;
      RuntimeException thrown =
          assertThrows(
              IllegalStateException.class,
              () -> loop.gradient(Loops.LORENZ_START, Loops.LORENZ_PARAMETERS));
      assertContains(thrown.getMessage(), "step ", "the pressure is negative", "while it was");
      assertSame(ArithmeticException.class, thrown.getCause().getClass());
      assertEquals(0, memory.open.get() + disk.open.get());
      step.left = -1;
      SteppingGradient again = loop.gradient(Loops.LORENZ_START, Loops.LORENZ_PARAMETERS);
      assertSameBits("retry", expected.initialState(), again.initialState());
    }
  }

  @Test
  void theStepAndThePhaseAreNamed() {
    Failing step = new Failing();
    TimeStepping loop =
        TimeStepping.of(step)
            .withFinalLoss(Loops::energy)
            .withSchedule(Schedules.binomial(3, 1)); // 0, 1, 2 taped; swept; 0, 1 taped; ...
    String[] expected = {
      "step 0 failed while it was evaluated (the first time)",
      "step 1 failed while it was evaluated (the first time)",
      "step 2 failed while it was evaluated and recorded (the first time)",
      "step 2 failed while it was swept",
      "step 0 failed while it was evaluated (again, after state 3)",
    };
    for (int call = 0; call < expected.length; call++) {
      step.left = call;
      String message =
          message(
              IllegalStateException.class,
              () -> loop.gradient(Loops.LORENZ_START, Loops.LORENZ_PARAMETERS));
      assertContains(message, expected[call]);
    }
  }

  @Test
  void randomNumbersOfTheStepsOwnMakingAreFoundAtOnce() {
    Random random = new Random(1);
    Step impure = (x, p, context) -> new Scalar[] {x[0].add(x[1]), x[1].add(random.nextDouble())};
    String message =
        message(
            IllegalStateException.class,
            () -> loop(impure, Schedules.binomial(10, 2)).gradient(START, P));
    assertContains(message, "step 0", "component 1", "context.normals()");
  }

  @Test
  void whatChangesOutsideIsFoundWhenVerified() {
    // The first ten steps take eleven calls, as the recorded one takes two.
    AtomicInteger calls = new AtomicInteger();
    Step impure =
        (x, p, context) -> {
          double drift = calls.incrementAndGet() > 14 ? 1e-15 : 0;
          return new Scalar[] {x[0].multiply(p[0]), x[1].add(x[0]).add(drift)};
        };
    String message =
        message(
            IllegalStateException.class,
            () -> loop(impure, Schedules.binomial(10, 2)).verified().gradient(START, P));
    assertContains(message, "step", "component 1");
  }

  @Test
  void aChangedOperandIsFoundWhenVerified() {
    HandWrittenStep rude =
        new HandWrittenStep() {
          @Override
          public void advance(long index, double[] x, double[] p, double[] y) {
            y[0] = x[0] * p[0];
            y[1] = x[1];
            x[1] += index == 3 ? 1 : 0;
          }

          @Override
          public void pullback(
              long index, double[] x, double[] p, double[] y, double[] xBar, double[] pBar) {
            xBar[0] = y[0] * p[0];
            xBar[1] = y[1];
          }
        };
    TimeStepping loop =
        TimeStepping.of(rude)
            .withFinalLoss(Loops::energy)
            .withSchedule(Schedules.binomial(8, 2))
            .verified();
    String message = message(IllegalStateException.class, () -> loop.gradient(START, P));
    assertContains(message, "step 3 changed its operand", "component 1");
  }

  @Test
  void numbersOfOtherStepsAreRefused() {
    Scalar[][] kept = new Scalar[1][];
    Step leaking =
        (x, p, context) -> {
          Scalar[] before = kept[0] == null ? x : kept[0];
          kept[0] = x;
          return new Scalar[] {x[0].add(before[0]), x[1]};
        };
    String message =
        message(
            IllegalStateException.class,
            () -> loop(leaking, Schedules.binomial(5, 2)).gradient(START, P));
    assertContains(message, "step 0");
  }

  @Test
  void numbersCapturedFromADerivativeAroundAreRefused() {
    String message =
        message(
            IllegalStateException.class,
            () ->
                new ProgramMode()
                    .gradient(
                        outer -> {
                          Step capturing =
                              (x, p, context) -> new Scalar[] {x[0].multiply(outer[0]), x[1]};
                          double value =
                              loop(capturing, Schedules.binomial(5, 2)).gradient(START, P).value();
                          return outer[0].multiply(value);
                        },
                        2.0));
    assertContains(message, "enclosing derivative call", "pass it as an input");
  }

  @Test
  void aLoopThatIsNotCompleteIsRefused() {
    TimeStepping bare = TimeStepping.of(TimeSteppingFaultsTest::turned);
    assertContains(message(IllegalStateException.class, () -> bare.gradient(START, P)), "no loss");
    TimeStepping withLoss = bare.withFinalLoss(Loops::energy);
    assertContains(
        message(IllegalStateException.class, () -> withLoss.gradient(START, P)), "no schedule");
    assertContains(
        message(
            IllegalStateException.class,
            () -> withLoss.withSchedule(Schedules.online(3)).gradient(START, P)),
        "nothing ends the loop");
    assertContains(
        message(
            IllegalStateException.class,
            () ->
                withLoss
                    .withSchedule(Schedules.binomial(5, 3))
                    .until(x -> true, 5)
                    .gradient(START, P)),
        "for 5 steps",
        "stop condition");
    assertContains(
        message(
            IllegalStateException.class,
            () ->
                withLoss
                    .withSchedule(Schedules.online(3))
                    .until(x -> false, 17)
                    .gradient(START, P)),
        "after 17 steps");
    assertContains(
        message(IllegalArgumentException.class, () -> bare.vjp(START, P, 1.0)), "seed", "1", "2");
    assertContains(message(IllegalArgumentException.class, () -> bare.withNormals(-1, 0)), "-1");
    assertContains(message(IllegalArgumentException.class, () -> withLoss.within(-1, 0)), "-1");
    assertContains(
        message(
            IllegalStateException.class,
            () -> TimeStepping.of(new Loops.Lorenz()).withRunningLoss(Loops::energy)),
        "written by hand");
  }

  @Test
  void aStateOfAnotherLengthIsRefused() {
    Step growing = (x, p, context) -> new Scalar[] {x[0], x[1], x[0]};
    Step nothing = (x, p, context) -> null;
    Schedule schedule = Schedules.binomial(5, 2);
    assertContains(
        message(IllegalStateException.class, () -> loop(growing, schedule).gradient(START, P)),
        "step 0",
        "has 2 components",
        "has 3");
    assertContains(
        message(IllegalStateException.class, () -> loop(nothing, schedule).gradient(START, P)),
        "step 0",
        "null");
  }

  @Test
  void aBadScheduleIsRefusedBeforeAnyStep() {
    AtomicInteger steps = new AtomicInteger();
    Step counting =
        (x, p, context) -> {
          steps.incrementAndGet();
          return turned(x, p, context);
        };
    List<Action> actions =
        List.of(
            new Action.Advance(0, 1),
            new Action.Tape(1, 2),
            new Action.Reverse(2, 1),
            new Action.Tape(0, 1));
    Schedule bad =
        Schedules.of(
            "bad",
            new Slots(1, 0),
            1,
            OptionalLong.of(2),
            () -> {
              var next = actions.iterator();
              return next::next;
            });
    ScheduleViolationException refused =
        assertThrows(
            ScheduleViolationException.class, () -> loop(counting, bad).gradient(START, P));
    assertEquals(3, refused.index());
    assertEquals(0, steps.get());
  }

  @Test
  void notANumberIsHandedOn() {
    Step root = (x, p, context) -> new Scalar[] {x[0].subtract(1).sqrt(), x[1]};
    SteppingGradient gradient = loop(root, Schedules.binomial(5, 2)).gradient(START, P);
    assertTrue(Double.isNaN(gradient.value()));
    assertTrue(Double.isNaN(gradient.initialState()[0]));
    assertTrue(Double.isNaN(gradient.finalState()[0]));
  }
}
