package org.duetad.checkpoint.stepping;

import static org.duetad.core.Closeness.assertSameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.duetad.checkpoint.schedule.Schedule;
import org.duetad.checkpoint.schedule.Schedules;
import org.duetad.checkpoint.store.HeapStore;
import org.duetad.checkpoint.store.SnapshotStore;
import org.duetad.core.Scalar;
import org.duetad.core.matrix.Matrix;
import org.junit.jupiter.api.Test;

/** Unusual loops, and conditions that must not affect a loop. */
class TimeSteppingCornersTest {

  private static final double[] START = {0.3, -0.2};
  private static final double[] P = {0.9};
  private static final Schedule FIVE = Schedules.binomial(5, 2);
  private static final Step FAILING =
      (x, p, context) -> {
        throw new ArithmeticException("the pressure is negative");
      };

  private static Scalar[] turned(Scalar[] x, Scalar[] p, StepContext context) {
    return new Scalar[] {x[0].multiply(p[0]).subtract(x[1]), x[1].add(x[0].sin())};
  }

  private static void assertSame(SteppingGradient expected, SteppingGradient actual) {
    assertSameBits("initial", expected.initialState(), actual.initialState());
    assertSameBits("parameters", expected.parameters(), actual.parameters());
  }

  @Test
  void theLossSeesTheParametersAndNotWhatTheStepMadeOfThem() {
    Step rude =
        (x, p, context) -> {
          Scalar[] next = turned(x, p, context);
          p[0] = p[0].multiply(100);
          return next;
        };
    SteppingGradient gradient =
        TimeStepping.of(rude).withRunningLoss((x, p) -> p[0]).withSchedule(FIVE).gradient(START, P);
    assertEquals(4.5, gradient.value(), 1e-14);
    assertEquals(5.0, gradient.parameters()[0]);
  }

  @Test
  void aVjpDoesNotCareForLosses() {
    TimeStepping bare = TimeStepping.of(TimeSteppingCornersTest::turned).withSchedule(FIVE);
    TimeStepping withLoss =
        bare.withRunningLoss(
            (x, p) -> {
              throw new ArithmeticException("an unused loss");
            });
    assertSame(bare.vjp(START, P, 1, 2), withLoss.vjp(START, P, 1, 2));
  }

  @Test
  void aStoreWithoutSlotsIsNotOpened() {
    SnapshotStore missing =
        (slots, length) -> {
          throw new IllegalStateException("there is no such place");
        };
    TimeStepping loop =
        TimeStepping.of(TimeSteppingCornersTest::turned).withFinalLoss(Loops::energy);
    TimeStepping inMemory = loop.withStores(HeapStore.create(), missing);
    TimeStepping nowhere = loop.withStores(missing, missing);
    SteppingGradient expected = loop.withSchedule(FIVE).gradient(START, P);
    assertSame(expected, inMemory.withSchedule(FIVE).gradient(START, P));
    assertSame(expected, nowhere.withSchedule(Schedules.storeAll(5)).gradient(START, P));
    assertThrows(
        IllegalStateException.class,
        () -> inMemory.withSchedule(Schedules.twoLevel(9, 1, 2)).gradient(START, P));
  }

  @Test
  void aStepThatFailsBeforeTheRunIsNamedToo() {
    TimeStepping loop = TimeStepping.of(FAILING).withFinalLoss(Loops::energy).within(5, 100_000);
    for (Runnable use :
        new Runnable[] {() -> loop.gradient(START, P), () -> loop.measured(START, P)}) {
      IllegalStateException thrown = assertThrows(IllegalStateException.class, use::run);
      assertTrue(thrown.getMessage().contains("step 0 failed"), thrown.getMessage());
      assertEquals(ArithmeticException.class, thrown.getCause().getClass());
    }
  }

  @Test
  void aLoopOfNoStepsDoesNone() {
    SteppingGradient gradient =
        TimeStepping.of(FAILING).withFinalLoss(Loops::energy).within(0, 0).gradient(START, P);
    assertSameBits(
        "initial", new double[] {1.9 * 2 * 0.3, 1.9 * 2 * -0.2}, gradient.initialState());
  }

  @Test
  void aStateOfNothingFitsIntoAnyBudgetThatIsEnough() {
    HandWrittenStep nothing =
        new HandWrittenStep() {
          @Override
          public void advance(long index, double[] x, double[] p, double[] y) {}

          @Override
          public void pullback(
              long index, double[] x, double[] p, double[] y, double[] xBar, double[] pBar) {
            pBar[0] += index;
          }
        };
    TimeStepping byHand = TimeStepping.of(nothing).withFinalLoss((x, p) -> p[0].square());
    TimeStepping recorded =
        TimeStepping.of((x, p, context) -> x).withFinalLoss((x, p) -> p[0].square());
    int refused = 0;
    for (int bytes = 0; bytes < 200; bytes++) {
      try {
        assertEquals(16, byHand.within(5, bytes).gradient(new double[0], 3).parameters()[0]);
        assertEquals(6, recorded.within(5, bytes).gradient(new double[0], 3).parameters()[0]);
      } catch (IllegalArgumentException tooFew) {
        assertTrue(tooFew.getMessage().contains("are not enough"), tooFew.getMessage());
        refused++;
      }
    }
    assertTrue(refused > 0 && refused < 100, "refused: " + refused);
  }

  @Test
  void changedParametersAreFoundWhenVerified() {
    for (boolean forward : new boolean[] {true, false}) {
      HandWrittenStep rude =
          new HandWrittenStep() {
            @Override
            public void advance(long index, double[] x, double[] p, double[] y) {
              y[0] = x[0] * p[0];
              p[0] += forward && index == 3 ? 1 : 0;
            }

            @Override
            public void pullback(
                long index, double[] x, double[] p, double[] y, double[] xBar, double[] pBar) {
              xBar[0] = y[0] * p[0];
              pBar[0] += y[0] * x[0];
              p[0] += !forward && index == 3 ? 1 : 0;
            }
          };
      TimeStepping loop =
          TimeStepping.of(rude).withFinalLoss(Loops::energy).withSchedule(FIVE).verified();
      String message =
          assertThrows(IllegalStateException.class, () -> loop.gradient(new double[] {0.5}, 0.9))
              .getMessage();
      assertTrue(message.contains("step 3") && message.contains("parameters"), message);
    }
  }

  /** The system can be solved only where its first component is above a threshold. */
  private static Scalar[] solved(Scalar[] x, Scalar[] p, StepContext context) {
    if (x[0].exp().log().exp().log().isLessThan(0.4)) {
      return new Scalar[] {x[0].add(0.3), x[1]};
    }
    Matrix pivot = Matrix.of(1, 1, new Scalar[] {x[0].subtract(0.3)});
    Matrix y = pivot.solve(Matrix.of(1, 1, new Scalar[] {x[1].multiply(p[0])}));
    return new Scalar[] {x[0].subtract(0.3), y.get(0, 0)};
  }

  @Test
  void whatOneBranchRefusesAnotherDoes() {
    // The states are 0.6, 0.3, 0.6, ...; at 0.3 the pivot is 0, and is not evaluated.
    SteppingGradient gradient =
        TimeStepping.of(TimeSteppingCornersTest::solved)
            .withFinalLoss((x, p) -> x[1])
            .withSchedule(Schedules.binomial(4, 2))
            .gradient(new double[] {0.6, 0.5}, 0.9);
    assertEquals(0.5 * 9, gradient.value(), 1e-12); // y p² / 0.3²
    assertEquals(9, gradient.initialState()[1], 1e-12);
    assertEquals(2 * 0.5 * 0.9 / 0.09, gradient.parameters()[0], 1e-12);
  }

  @Test
  void nothingIsRefusedByName() {
    TimeStepping loop = TimeStepping.of(TimeSteppingCornersTest::turned).withSchedule(FIVE);
    assertNamed("stop condition", () -> loop.until(null, 5));
    assertNamed("store", () -> loop.withStores(null, HeapStore.create()));
    assertNamed("store", () -> loop.withStores(HeapStore.create(), null));
    assertNamed("initial state", () -> loop.vjp(null, P, 1.0));
    assertNamed("initial state", () -> loop.measured(null, P));
    assertNamed("parameters", () -> loop.measured(START, (double[]) null));
  }

  private static void assertNamed(String what, Runnable misuse) {
    String message = assertThrows(NullPointerException.class, misuse::run).getMessage();
    assertTrue(message.contains(what), message);
  }
}
